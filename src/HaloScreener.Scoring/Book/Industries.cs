using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>What the method's tables say of each company's industry, as columns; looked up once per SIC code.</summary>
internal sealed class Industries
{
    public required int?[] Sic { get; init; }
    /// <summary>AI exposure of the industry; NaN where there is none.</summary>
    public required double[] Exposure { get; init; }
    /// <summary>Quality of the bridge from SIC to the exposure study, 0–1.</summary>
    public required double[] Bridge { get; init; }
    /// <summary>Substitutability 0–4; NaN where the table has none.</summary>
    public required double[] Substitutability { get; init; }
    public required bool[] Regulated { get; init; }
    public required bool[] Conglomerate { get; init; }

    public static Industries Of(ScoringMethod method, IReadOnlyList<Company> companies)
    {
        var count = companies.Count;
        var all = new Industries
        {
            Sic = new int?[count],
            Exposure = new double[count],
            Bridge = new double[count],
            Substitutability = new double[count],
            Regulated = new bool[count],
            Conglomerate = new bool[count],
        };
        var known = new Dictionary<int, int>();
        for (var row = 0; row < count; row++)
        {
            var sic = companies[row].Sic;
            all.Sic[row] = sic;
            if (known.TryGetValue(sic ?? -1, out var same))
            {
                all.Exposure[row] = all.Exposure[same];
                all.Bridge[row] = all.Bridge[same];
                all.Substitutability[row] = all.Substitutability[same];
                all.Regulated[row] = all.Regulated[same];
                all.Conglomerate[row] = all.Conglomerate[same];
                continue;
            }
            known.Add(sic ?? -1, row);
            var exposure = method.ExposureOf(sic);
            all.Exposure[row] = exposure.Value;
            all.Bridge[row] = method.BridgeConfidence(exposure.Bridge);
            all.Substitutability[row] = method.SubstitutabilityOf(sic)?.Value ?? double.NaN;
            all.Regulated[row] = method.IsRegulated(sic);
            all.Conglomerate[row] = method.IsConglomerate(sic);
        }
        return all;
    }
}
