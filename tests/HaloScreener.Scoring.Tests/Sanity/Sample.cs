using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Import.Resolving;
using HaloScreener.Import.Sample;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Sanity;

/// <summary>The bundled universe of real companies, read and resolved once, without a store.</summary>
internal static class Sample
{
    private static readonly Lazy<(FundamentalsSet Set, BookBuilder Builder, IReadOnlyDictionary<int, (IReadOnlyList<ResolvedValue> Years, IReadOnlyList<ResolvedValue> Interim)> Resolved)> Loaded = new(Load);

    /// <summary>What the store would hold, by CIK: each company's values ordered as it gives them.</summary>
    public static IReadOnlyDictionary<int, (IReadOnlyList<ResolvedValue> Years, IReadOnlyList<ResolvedValue> Interim)> Resolved => Loaded.Value.Resolved;

    public static FundamentalsSet Set => Loaded.Value.Set;

    public static ScoreBook Latest { get; } = Loaded.Value.Builder.Build(Loaded.Value.Builder.LatestDate);

    public static ScoreBook AsOf(DateOnly day, Basis basis = Basis.Annual) => Loaded.Value.Builder.Build(day, basis);

    /// <summary>A book of each 30 June and the newest, oldest first.</summary>
    public static IEnumerable<ScoreBook> Yearly => ScoreHistory.Books(Loaded.Value.Builder, Set, ScoringMethod.Default, (Loaded.Value.Builder.LatestDate, Basis.Annual));

    public static int Row(this ScoreBook book, string ticker) =>
        Enumerable.Range(0, book.Count).Single(row => book.Companies[row].Tickers.Contains(ticker, StringComparer.Ordinal));

    private static (FundamentalsSet, BookBuilder, IReadOnlyDictionary<int, (IReadOnlyList<ResolvedValue> Years, IReadOnlyList<ResolvedValue> Interim)>) Load()
    {
        using var stream = BundledUniverse.Open();
        var content = UniverseFile.Read(stream, MappedTags.Default);
        var resolved = content.Facts.GroupBy(f => f.Cik).OrderBy(g => g.Key).Select(g => Resolver.ResolveAll(g.Key, g.ToArray(), ChainFile.Default)).ToArray();
        var set = FundamentalsSet.Of(resolved.Select(c => c.Years));
        var interim = resolved.Where(c => c.Interim.Count > 0).Select(c => (IReadOnlyList<ResolvedValue>)
            [.. c.Interim.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)]).ToArray();
        var companies = content.Statements.GroupBy(s => s.Cik).Select(g => g.OrderBy(s => s.Source).First()).Select(s => new Company
        {
            Cik = s.Cik,
            Name = s.Name ?? "",
            Tickers = s.Tickers,
            Sic = s.Sic,
        });
        var byCik = resolved.ToDictionary(c => c.Years.Concat(c.Interim).First().Cik, c => (InOrder(c.Years), InOrder(c.Interim)));
        return (set, new BookBuilder(set, [.. companies], ScoringMethod.Default, 1, interim: (_, _) => interim), byCik);
    }

    private static IReadOnlyList<ResolvedValue> InOrder(IEnumerable<ResolvedValue> values) =>
        [.. values.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)];
}
