using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Import.Resolving;
using HaloScreener.Import.Sample;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Benchmarks;

/// <summary>
/// Scoring, ranking and screening of 10,000 companies: the bundled universe over and over, each copy with other CIKs and its money scaled by another
/// factor. The baseline is one pass over the same number of doubles with a sort: what any ranking must do at least.
/// </summary>
internal static class ScoreTimings
{
    private const int Companies = 10_000;
    private const int CikStep = 3_000_000;

    public static void Run()
    {
        var (set, companies) = Universe();
        var builder = new BookBuilder(set, companies, ScoringMethod.Default, 1);
        var book = builder.Build(builder.LatestDate);
        var values = book.Factors[0].Raw.Select(v => double.IsNaN(v) ? 0 : v).ToArray();
        var sort = Measured.Milliseconds(20, 50, () => Array.Sort((double[])values.Clone()));
        Measured.Say($"scores: {book.Count:N0} companies, {book.RatedCount:N0} rated; baseline: sorting one column {sort:0.000} ms");

        Report("book from loaded vintages (read, factors, score)", Measured.Milliseconds(5, 15, () => builder.Build(builder.LatestDate)), null, sort);
        Report("15 yearly books", Measured.Milliseconds(1, 3, () => YearlyBooks(builder)), 2000, sort);
        Memory(builder);
        var inputs = builder.InputsAsOf(builder.LatestDate);
        Report("scoring from loaded columns", Measured.Milliseconds(10, 30, () => Scorer.Build(book.Key, book.Method, inputs)), 20, sort);
        var weights = new Dictionary<string, double> { ["ppe_intensity"] = 0.4 };
        Report("re-weighting and ranking", Measured.Milliseconds(20, 50, () => Scorer.Rank(book, weights, 0)), 5, sort);
        Report("sector-neutral ranking", Measured.Milliseconds(20, 50, () => Scorer.Rank(book, weights, 0.5)), null, sort);
        Report($"rank bands, {book.Method.Rules.Band.Draws:N0} draws", Measured.Milliseconds(1, 5, () => RankBands.Of(book with { Ranking = book.Ranking })), 5000, sort);
        Report("stress over the whole universe, ranked anew", Measured.Milliseconds(10, 30, () => StressAnswer.Of(book, new StressScenario())), 20, sort);
        foreach (var query in (string[])["", "sector=utilities,transport&sort=-revenue", "q=energy&h=60..&r=..40", "quadrant=halo&revenue=1e9..&sort=-ppe_intensity,name"])
        {
            var request = Parse(query);
            Report($"screen '?{query}'", Measured.Milliseconds(50, 100, () => Screener.Answer(book, book.Ranking, request)), 1, sort);
        }
    }

    private static void YearlyBooks(BookBuilder builder)
    {
        for (var year = 2012; year <= 2026; year++)
            builder.Build(new DateOnly(year, 6, 30));
    }

    private static void Memory(BookBuilder builder)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var book = builder.Build(builder.LatestDate.AddDays(-1));
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        GC.KeepAlive(book);
        Measured.Say($"scores: memory of one book: {megabytes:0.0} MB (limit 40 MB)");
    }

    private static void Report(string what, double milliseconds, double? limit, double sort) =>
        Measured.Say($"scores: {what}: {milliseconds:0.00} ms = {milliseconds / sort:0.0} × one sort{(limit is { } l ? $" (limit {l} ms)" : "")}");

    private static ScreenRequest Parse(string query) =>
        ScreenRequest.Parse(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1])), ScoringMethod.Default).Request
        ?? throw new InvalidOperationException($"'{query}' does not parse.");

    private static (FundamentalsSet, IReadOnlyList<Company>) Universe()
    {
        using var stream = BundledUniverse.Open();
        var content = UniverseFile.Read(stream, MappedTags.Default);
        var resolved = content.Facts.GroupBy(f => f.Cik).ToDictionary(g => g.Key, g => Resolver.Resolve(g.Key, g.ToArray(), ChainFile.Default));
        var real = content.Statements.Where(s => resolved.ContainsKey(s.Cik)).OrderBy(s => s.Cik).ToArray();
        var builder = new FundamentalsSetBuilder();
        var companies = new List<Company>();
        for (var i = 0; i < Companies; i++)
        {
            var statement = real[i % real.Length];
            var copy = i / real.Length;
            var cik = statement.Cik + copy * CikStep;
            // Ratios stay those of a real company; a little more of each concept keeps the copies apart.
            builder.Add([.. resolved[statement.Cik].Select(v => v with { Cik = cik, Value = v.Value * (1 + copy * 0.01 * ((int)v.Concept % 7)) })]);
            companies.Add(new Company { Cik = cik, Name = statement.Name ?? "", Tickers = statement.Tickers, Sic = statement.Sic, Country = statement.Country });
        }
        return (builder.Build(), companies);
    }
}
