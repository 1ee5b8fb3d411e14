namespace HaloScreener.Scoring.Analyses.Sectors;

/// <summary>One group's medians of a score over the years.</summary>
/// <param name="Group">The group.</param>
/// <param name="Medians">0–100 by year; NaN where a year has fewer rated companies than <see cref="SectorYears.LeastCompanies"/>.</param>
/// <param name="Companies">Rated companies by year.</param>
public sealed record SectorYearsRow(IndustryGroup Group, IReadOnlyList<double> Medians, IReadOnlyList<int> Companies)
{
    public double Newest => Medians[^1];

    /// <summary>From the first year that has a median to the last, in points; NaN with fewer than two.</summary>
    public double Change => Medians.Where(double.IsFinite).ToArray() is [var first, .., var last] ? last - first : double.NaN;
}

/// <summary>Medians of one score by group and year: the groups of an answer that have any, the highest of the newest year first.</summary>
/// <param name="Days">The day of each year's book, ascending.</param>
/// <param name="Rows">The groups.</param>
public sealed record SectorYears(IReadOnlyList<DateOnly> Days, IReadOnlyList<SectorYearsRow> Rows)
{
    /// <summary>The middle of one or two companies is no middle.</summary>
    public const int LeastCompanies = 3;

    /// <param name="answer">Whose groups, and which score.</param>
    /// <param name="years">One summary a year, ascending.</param>
    public static SectorYears Of(SectorsAnswer answer, IReadOnlyList<YearSummary> years)
    {
        var rows = answer.Groups.Select(group =>
        {
            var medians = years.Select(y => y.Groups.GetValueOrDefault((group.Level, group.Id))).ToArray();
            return new SectorYearsRow(
                group, [.. medians.Select(m => m.Companies >= LeastCompanies ? m.Of(answer.Request.Score) : double.NaN)], [.. medians.Select(m => m.Companies)]);
        });
        return new SectorYears(
            [.. years.Select(y => y.AsOf)],
            // Groups without a median in the newest year come last: no number is below every number.
            [.. rows.Where(r => r.Medians.Any(double.IsFinite)).OrderByDescending(r => r.Newest)]);
    }
}
