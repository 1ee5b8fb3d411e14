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

    private readonly RecentCache<(DateOnly Day, Basis Basis), ScoreBook> _books = new(BooksKept);
    private readonly RecentCache<DateOnly, ConceptCoverage> _coverage = new(BooksKept);

    private readonly Lazy<DateOnly> _newestDay;

    private LoadedUniverse(FundamentalsSet set, IReadOnlyList<Company> companies, ScoringMethod method, long version, LastPrices prices,
        IReadOnlyList<ExchangeRate> rates, InterimReports interim, Func<DateOnly?> newestInterim)
    {
        Set = set;
        Version = version;
        Builder = new BookBuilder(set, companies, method, version, prices, rates, interim);
        Newest = Build((Builder.LatestDate, Basis.Annual));
        Years = new YearSummaries(Builder, set, method);
        _newestDay = new Lazy<DateOnly>(() => newestInterim() is { } filed && filed > Newest.Key.AsOf ? filed : Newest.Key.AsOf);
    }

    public FundamentalsSet Set { get; }
    public long Version { get; }
    public BookBuilder Builder { get; }
    public YearSummaries Years { get; }

    /// <summary>The scores of the past; null where nobody keeps them.</summary>
    public PastScores? Past { get; set; }

    /// <summary>The book of fiscal years as of the newest filed date.</summary>
    public ScoreBook Newest { get; }

    public ScoreBook AsOf(DateOnly day, Basis basis) => day == Newest.Key.AsOf && basis == Basis.Annual ? Newest : _books.Get((day, basis), Build);

    /// <summary>The newest book of a basis: as of the newest filed date of what it reads. Only trailing years read quarterly reports, which may be newer.</summary>
    public ScoreBook NewestOf(Basis basis) => AsOf(NewestDayOf(basis), basis);

    /// <summary>The newest filed date of what a basis reads.</summary>
    public DateOnly NewestDayOf(Basis basis) => basis == Basis.Annual ? Newest.Key.AsOf : _newestDay.Value;

    /// <summary>A book of each 30 June since the first with enough rated companies, and the newest, oldest first; built as they are asked for, and kept by nobody.</summary>
    public IEnumerable<ScoreBook> YearlyBooks(Basis basis) => ScoreHistory.Books(Builder, Set, Newest.Method, (NewestDayOf(basis), basis));

    public ConceptCoverage CoverageAsOf(DateOnly day) => _coverage.Get(day, d => ConceptCoverage.Of(Set, d));

    private ScoreBook Build((DateOnly Day, Basis Basis) key) => Builder.Build(key.Day, key.Basis) with
    {
        // On a thread of its own: a page asks on its circuit, and reading quarterly reports would wait there for itself. A task of the pool that has not
        // begun yet is run by the thread that waits for it, which is that circuit again.
        YearBefore = key.Day.Year > 1
            ? new Lazy<ScoreBook>(() => Task.Factory.StartNew(
                () => AsOf(key.Day.AddYears(-1), key.Basis), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult())
            : null,
        Trails = () => Past?.Known(key.Basis),
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
        return new LoadedUniverse(
            builder.Build(), await companies, method, version, database.Prices.ReadLast, await rates,
            (endAfter, filedUpTo) => database.Resolved.ReadAllInterimAsync(endAfter, filedUpTo, CancellationToken.None).ToBlockingEnumerable(CancellationToken.None),
            () => database.Resolved.ReadNewestInterimAsync(CancellationToken.None).GetAwaiter().GetResult());
    }
}
