namespace HaloScreener.Scoring.Method;

/// <summary>A method in force: the factors, tables and thresholds of <c>halo-1.json</c> and the hash of what computes.</summary>
public sealed partial class ScoringMethod
{
    /// <summary>Version for people, such as <c>1.0</c>.</summary>
    public required string Version { get; init; }
    /// <summary>SHA-256 (hex) over what computes: factors, thresholds, SIC tables and chains; reasons and labels are left out.</summary>
    public required string Hash { get; init; }
    /// <summary>Heaviness factors, then risk factors.</summary>
    public required IReadOnlyList<FactorDefinition> Factors { get; init; }
}
