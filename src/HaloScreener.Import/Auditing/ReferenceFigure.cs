using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Auditing;

/// <summary>One figure of a fiscal year as somebody read it from a company's statements, independently of this program.</summary>
public sealed record ReferenceFigure
{
    public required int Cik { get; init; }
    /// <summary>The last day of the fiscal year; the month end stands for a 52/53-week year's end beside it.</summary>
    public required DateOnly FiscalYearEnd { get; init; }
    public required Concept Concept { get; init; }
    /// <summary>In the filing's own currency, or a number of shares; cash paid is positive.</summary>
    public required double Value { get; init; }
    /// <summary>The day whose knowledge the figure is, that day included; null: the newest. Original and restated figures are told apart by it.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>1-based line in the reference file.</summary>
    public required long Line { get; init; }
}
