namespace HaloScreener.Scoring.Screening;

/// <summary>What a query says: a request, or every reason why it is none.</summary>
public sealed record Parsed<T>
    where T : class
{
    /// <summary>Null when there are errors.</summary>
    public T? Request { get; init; }
    public IReadOnlyList<ParameterError> Errors { get; init; } = [];
}
