using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>One filing of the company.</summary>
internal struct Filing
{
    public Accession Accession;
    public string Form;
    public DateOnly Filed;
    public FilingForm Kind;
    /// <summary>Index of the main currency in <see cref="CompanyStatements.Units"/>; -1 when no money is stated.</summary>
    public int Currency;
    /// <summary>The newest fiscal year for which the filing states an annual line; -1 for none.</summary>
    public int FlowYear;
    /// <summary>The newest fiscal year end of which the filing has a balance sheet; -1 for none.</summary>
    public int BalanceYear;
    /// <summary>The newest fiscal year for which the filing states net income; -1 for none.</summary>
    public int ProfitYear;
    /// <summary>The newest stretch of a fiscal year, one to three quarters from its beginning, that the filing states; -1 for none. See <see cref="InterimEnds"/>.</summary>
    public int InterimSlot;

    /// <summary>A report of the time between two fiscal year ends: the one form of annual report that has year-to-date flows.</summary>
    public readonly bool IsTransition => Form.StartsWith("10-KT", StringComparison.Ordinal);

    /// <summary>Whether the filing's flows of less than a year count from the year's beginning: an annual report's are single quarters in a note.</summary>
    public readonly bool HasYearToDate => Kind is FilingForm.Interim or FilingForm.Recast || IsTransition;

    /// <summary>
    /// Annual statements, filed first or recast, with a balance sheet and net income of the year they are about: what they leave out, they leave out on purpose.
    /// </summary>
    public readonly bool IsComplete => Kind >= FilingForm.Recast && BalanceYear >= 0 && BalanceYear == ProfitYear;
}
