using System.Numerics;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// How many companies have each concept in each fiscal year. A company counts in a year when an income or cash-flow statement of that year had
/// been filed by the day; a concept counts when any tag of its chain, or the arithmetic, gives it a value.
/// </summary>
public sealed class ConceptCoverage
{
    /// <summary>
    /// The oldest reports carry comparative figures of a few companies for years before the universe begins; a year with fewer companies
    /// than this share of the fullest one tells nothing of a tag.
    /// </summary>
    private const double MinShareOfFullestYear = 0.05;

    private readonly Dictionary<int, int[]> _byYear;

    private ConceptCoverage(IReadOnlyList<int> years, Dictionary<int, int[]> byYear) => (Years, _byYear) = (years, byYear);

    /// <summary>Fiscal years by the label of <see cref="FiscalYear"/>, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Companies with the fiscal year; 0 for a year not in <see cref="Years"/>.</summary>
    public int Companies(int year) => _byYear.TryGetValue(year, out var counts) ? counts[0] : 0;

    /// <summary>Of these, the companies that have the concept.</summary>
    public int Companies(int year, Concept concept) => _byYear.TryGetValue(year, out var counts) ? counts[(int)concept] : 0;

    /// <summary>The share, 0–1, of a year's companies that have the concept; NaN for a year without companies.</summary>
    public double Share(int year, Concept concept) => (double)Companies(year, concept) / Companies(year);

    /// <summary>Coverage by what was filed by a day, that day included.</summary>
    public static ConceptCoverage Of(FundamentalsSet set, DateOnly asOf)
    {
        var columns = set.Columns;
        var day = asOf.DayNumber;
        var byYear = new Dictionary<int, int[]>();
        // Of one company by fiscal year: a bit for each concept, and bit 0, which is no concept, for the year itself.
        var years = new Dictionary<int, ulong>();
        for (var company = 0; company < columns.Ciks.Length; company++)
        {
            years.Clear();
            for (var end = columns.EndStart[company]; end < columns.EndStart[company + 1]; end++)
            {
                var concepts = ConceptsOf(columns, end, day);
                if ((concepts & 1) == 0)
                    continue;
                // A changed fiscal year end can give two ends one label: the company still counts once.
                var year = FiscalYear.LabelOf(DateOnly.FromDayNumber(columns.Ends[end]));
                years[year] = years.GetValueOrDefault(year) | concepts;
            }
            foreach (var (year, concepts) in years)
                Count(byYear, year, concepts);
        }
        var fullest = byYear.Count == 0 ? 0 : byYear.Values.Max(counts => counts[0]);
        return new ConceptCoverage([.. byYear.Where(y => y.Value[0] >= MinShareOfFullestYear * fullest).Select(y => y.Key).Order()], byYear);
    }

    /// <summary>Bits of the concepts stated of a fiscal year by the day; bit 0 when a statement of the whole year is among them.</summary>
    private static ulong ConceptsOf(FundamentalsColumns columns, int end, int day)
    {
        var concepts = 0UL;
        for (var row = columns.RowStart[end]; row < columns.RowStart[end + 1]; row++)
        {
            if (columns.Filed[row] > day)
                continue;
            concepts |= 1UL << columns.Concepts[row];
            if (YearReader.MarksYear[columns.Concepts[row]] && columns.Ends[end] <= columns.Filed[row])
                concepts |= 1;
        }
        return concepts;
    }

    /// <summary>The companies with a fiscal year by CIK: the year's end, and whether the concept was stated of it by the day, that day included.</summary>
    internal static IReadOnlyList<(int Cik, DateOnly End, bool States)> CompaniesOf(FundamentalsSet set, DateOnly asOf, int year, Concept concept)
    {
        var columns = set.Columns;
        var companies = new List<(int, DateOnly, bool)>();
        for (var company = 0; company < columns.Ciks.Length; company++)
        {
            (DateOnly End, bool States)? found = null;
            for (var end = columns.EndStart[company]; end < columns.EndStart[company + 1]; end++)
            {
                var (day, concepts) = (DateOnly.FromDayNumber(columns.Ends[end]), ConceptsOf(columns, end, asOf.DayNumber));
                if ((concepts & 1) == 0 || FiscalYear.LabelOf(day) != year)
                    continue;
                var states = (concepts >> (int)concept & 1) != 0;
                // Of two ends with one label the one that states it.
                if (found is not { States: true } || states)
                    found = (day, states);
            }
            if (found is { } one)
                companies.Add((columns.Ciks[company], one.End, one.States));
        }
        return companies;
    }

    private static void Count(Dictionary<int, int[]> byYear, int year, ulong concepts)
    {
        if (!byYear.TryGetValue(year, out var counts))
            byYear.Add(year, counts = new int[ConceptInfo.All.Count + 1]);
        for (; concepts != 0; concepts &= concepts - 1)
            counts[BitOperations.TrailingZeroCount(concepts)]++;
    }
}
