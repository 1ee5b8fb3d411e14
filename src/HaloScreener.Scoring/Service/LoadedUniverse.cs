using HaloScreener.Core.Companies;
using HaloScreener.Core.Markets;
using HaloScreener.Data;
using HaloScreener.Data.Resolved;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Service;

/// <summary>One version of the store in memory, and the books built from it.</summary>
internal sealed class LoadedUniverse
{
    /// <summary>Books of other dates kept; one of 10,000 companies takes about 10 MB.</summary>
    private const int BooksKept = 8;

    private readonly RecentCache<DateOnly, ScoreBook> _books = new(BooksKept);
    private readonly RecentCache<DateOnly, ConceptCoverage> _coverage = new(BooksKept);

    private LoadedUniverse(FundamentalsSet set, IReadOnlyList<Company> companies, ScoringMethod method, long version, LastPrices prices,
        IReadOnlyList<ExchangeRate> rates)
    {
        Set = set;
        Version = version;
        Builder = new BookBuilder(set, companies, method, version, prices, rates);
        Newest = Build(Builder.LatestDate);
        Years = new YearSummaries(Builder, set, method);
    }

    public FundamentalsSet Set { get; }
    public long Version { get; }
    public BookBuilder Builder { get; }
    public YearSummaries Years { get; }

    /// <summary>The book as of the newest filed date.</summary>
    public ScoreBook Newest { get; }

    public ScoreBook AsOf(DateOnly day) => day == Newest.Key.AsOf ? Newest : _books.Get(day, Build);

    public ConceptCoverage CoverageAsOf(DateOnly day) => _coverage.Get(day, d => ConceptCoverage.Of(Set, d));

    private ScoreBook Build(DateOnly day) => Builder.Build(day) with
    {
        YearBefore = day.Year > 1 ? new Lazy<ScoreBook>(() => AsOf(day.AddYears(-1))) : null,
    };

    /// <summary>Reads the store at a version or newer.</summary>
    public static async Task<LoadedUniverse> LoadAsync(HaloDatabase database, ScoringMethod method, long version, CancellationToken ct)
    {
        await database.Version.WaitForReaderAsync(version, ct);
        var companies = database.Companies.ReadAllAsync(ct);
        var rates = database.Rates.ReadAllAsync(ct);
        var builder = new FundamentalsSetBuilder();
        await foreach (var values in database.Resolved.ReadAllAsync(new ResolvedFilter(), ct))
            builder.Add(values);
        return new LoadedUniverse(builder.Build(), await companies, method, version, database.Prices.ReadLast, await rates);
    }
}
