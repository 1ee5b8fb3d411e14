using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Universe;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Universe;

public sealed class BookBuilderTests
{
    private static readonly ScoringMethod Method = ScoringMethod.Default;
    private static readonly int[] Sics = [4011, 7372, 3530, 6022, 4911];

    private static BookBuilder Of(IEnumerable<Filings> companies, params Company[] known) =>
        new(FundamentalsSet.Of(companies.Select(c => c.Values)), known, Method, 7);

    private static Filings Reports(int cik, double revenue = 500) => new Filings(cik)
        .Report("2023-02-20", "2022-12-31", revenue * 0.8).Report("2024-02-20", "2023-12-31", revenue * 0.9)
        .Report("2025-02-20", "2024-12-31", revenue).Report("2026-02-20", "2025-12-31", revenue * 1.1);

    private static ScoreBook Book(DateOnly asOf, IEnumerable<Filings> filings) =>
        Of(filings, [.. Enumerable.Range(1, 20).Select(cik => MadeUp.Company(cik, Sics[cik % Sics.Length]))]).Build(asOf);

    [Fact]
    public void A_book_without_a_date_is_of_the_newest_filing_and_not_of_today() => Assert.Equal(Day("2026-02-20"), Of([Reports(1)]).LatestDate);

    [Fact]
    public void A_book_holds_the_latest_year_its_dates_and_what_made_it()
    {
        var book = Book(Day("2026-06-30"), [Reports(1), Reports(2)]);
        Assert.Equal(new BookKey(Day("2026-06-30"), Basis.Annual, Method.Hash, 7), book.Key);
        Assert.Equal(550e6, book.Fundamental(Concept.Revenue)[0], 3);
        Assert.Equal(Day("2025-12-31"), book.PeriodEnd[0]);
        Assert.Equal(Day("2026-02-20"), book.Filed[0]);
        Assert.Equal(2, book.RatedCount);
    }

    [Fact]
    public void A_company_that_has_not_filed_yet_is_not_in_the_book() =>
        Assert.Equal([1], Book(Day("2024-01-01"), [Reports(1), new Filings(2).Report("2025-02-20", "2024-12-31", 500)]).Companies.Select(c => c.Cik));

    [Fact]
    public void A_company_that_no_list_names_goes_by_its_cik_and_has_no_industry()
    {
        var book = Of([Reports(99)]).Build(Day("2026-06-30"));
        Assert.Equal("CIK 99", book.Companies[0].Name);
        Assert.Equal(UnratedReason.NoIndustry, book.Unrated[0]);
    }

    [Fact]
    public void Old_figures_are_flagged_and_older_ones_not_rated()
    {
        Assert.True(Book(Day("2027-04-01"), [Reports(1)]).Flags[0].HasFlag(QualityFlags.Stale));
        Assert.Equal(UnratedReason.NoRecentAnnualReport, Book(Day("2028-01-01"), [Reports(1)]).Unrated[0]);
    }

    [Fact]
    public void A_later_filing_never_changes_an_earlier_book() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 900], Gen.Int[1, 600], Gen.Double[0.01, 1e5]).Sample((cik, day, later, revenue) =>
        {
            var asOf = Day("2023-06-30").AddDays(day);
            var filed = asOf.AddDays(later);
            Filings[] Universe() => [.. Enumerable.Range(1, 12).Select(i => Reports(i, 100 * i))];
            var before = Book(asOf, Universe());
            var universe = Universe();
            // A restatement of the year before, and a report of a new company.
            universe[cik - 1].Report($"{filed:yyyy-MM-dd}", $"{asOf.Year - 1}-12-31", revenue, "10-K/A");
            var after = Book(asOf, [.. universe, new Filings(13).Report($"{filed:yyyy-MM-dd}", $"{filed.Year - 1}-12-31", revenue)]);
            Assert.Equal(before.Companies.Select(c => c.Cik), after.Companies.Select(c => c.Cik));
            Assert.Equal(before.Ranking.HPoints, after.Ranking.HPoints);
            Assert.Equal(before.Ranking.RPoints, after.Ranking.RPoints);
            Assert.Equal(before.Ranking.Rank, after.Ranking.Rank);
            Assert.Equal(before.Flags, after.Flags);
            Assert.Equal(before.ConfidenceValue, after.ConfidenceValue);
        }, iter: 40);

    [Fact]
    public void The_order_of_a_companys_values_changes_nothing()
    {
        var values = Reports(1).Values.ToArray();
        new Random(3).Shuffle(values);
        var shuffled = new BookBuilder(FundamentalsSet.Of(values, Reports(2).Values), [MadeUp.Company(1, 4011)], Method, 7).Build(Day("2026-06-30"));
        var straight = Of([Reports(1), Reports(2)], MadeUp.Company(1, 4011)).Build(Day("2026-06-30"));
        Assert.Equal(straight.Factors.Select(f => f.Raw[0]), shuffled.Factors.Select(f => f.Raw[0]));
    }

    [Fact]
    public void History_runs_each_30_June_from_the_first_with_enough_companies_and_on_the_latest_day()
    {
        // 99 companies since 2023, the hundredth since 2024.
        var filings = Enumerable.Range(1, 100).Select(i => i < 100 ? Reports(i, 100 + i) : new Filings(i).Report("2024-02-20", "2023-12-31", 500)
            .Report("2025-02-20", "2024-12-31", 510)).ToArray();
        var set = FundamentalsSet.Of(filings.Select(f => f.Values));
        var builder = new BookBuilder(set, [.. Enumerable.Range(1, 100).Select(i => MadeUp.Company(i, 3530))], Method, 7);
        var books = ScoreHistory.Books(builder, set, Method, (builder.LatestDate, Basis.Annual)).ToArray();
        Assert.Equal([Day("2024-06-30"), Day("2025-06-30"), Day("2026-02-20")], books.Select(b => b.Key.AsOf));
        var (run, rows) = ScoreHistory.RunOf(books[0]);
        Assert.Equal(("annual", 100, 7L), (run.Basis, run.Universe, run.DataVersion));
        Assert.Equal(Enumerable.Range(1, 100), rows.Select(r => r.Rank).Order());
    }
}
