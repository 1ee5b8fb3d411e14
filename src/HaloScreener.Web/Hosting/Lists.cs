using HaloScreener.Data;
using HaloScreener.Data.Lists;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Web.Hosting;

/// <summary>What people keep, as of one moment.</summary>
public sealed record ListSnapshot
{
    /// <summary>Lists in use, in the person's order.</summary>
    public IReadOnlyList<Watchlist> Lists { get; init; } = [];
    /// <summary>Lists that were deleted and can be put back, the last one first.</summary>
    public IReadOnlyList<Watchlist> Deleted { get; init; } = [];
    /// <summary>By name.</summary>
    public IReadOnlyList<SavedScreen> Screens { get; init; } = [];
    /// <summary>Sets of columns, by name.</summary>
    public IReadOnlyList<SavedScreen> ColumnSets { get; init; } = [];

    /// <summary>The lists as a screen asks for them.</summary>
    public IReadOnlyList<NamedList> Named => _named ??= [.. Lists.Select(l => new NamedList(l.Id, l.Name, l.Items.Select(i => i.Cik).ToHashSet()))];

    /// <summary>The list in use with this id, or null.</summary>
    public Watchlist? Find(long id) => Lists.FirstOrDefault(l => l.Id == id);

    private IReadOnlyList<NamedList>? _named;
}

/// <summary>
/// Watchlists and saved screens, held in memory and read anew when anybody changes one on any server. They are small, and a screen of a list
/// is then as free of the store as any other.
/// </summary>
public sealed class Lists(Store store, ILogger<Lists> log) : BackgroundService
{
    /// <summary>Everything belongs to one person until there is sign-in.</summary>
    public const string Owner = "local";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private readonly PageSignal _changed = new();
    private readonly SemaphoreSlim _reading = new(1);
    private ListSnapshot? _current;

    /// <summary>What is kept now; null until it was read for the first time.</summary>
    public ListSnapshot? Current => Volatile.Read(ref _current);

    /// <summary>Raised after <see cref="Current"/> was swapped, on a thread of the pool.</summary>
    public event Action? Changed { add => _changed.Add(value); remove => _changed.Remove(value); }

    /// <summary>Lists that are given and not read: for tests.</summary>
    public static Lists Of(ListSnapshot lists) =>
        new(new Store(), Microsoft.Extensions.Logging.Abstractions.NullLogger<Lists>.Instance) { _current = lists };

    /// <summary>Makes a change, and reads what came of it, so that whoever made it sees it at once.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be written.</exception>
    public async Task<T> EditAsync<T>(Func<HaloDatabase, Task<T>> change, CancellationToken ct)
    {
        var database = await store.Opened.WaitAsync(ct);
        var outcome = await change(database);
        await ReadAsync(database, ct);
        return outcome;
    }

    /// <inheritdoc cref="EditAsync{T}"/>
    public Task EditAsync(Func<HaloDatabase, Task> change, CancellationToken ct) =>
        EditAsync(async database =>
        {
            await change(database);
            return true;
        }, ct);

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server listens before the store is opened.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var database = await store.Opened.WaitAsync(stoppingToken);
                await foreach (var _ in database.ListChanges.WatchAsync(stoppingToken))
                    await ReadAsync(database, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DatabaseUnavailableException)
            {
                // The program leaves, and has said why.
                return;
            }
            // What was read before is still good, and the next try may succeed.
            catch (Exception e)
            {
                log.LogError(e, "The watchlists could not be read; trying again in {Seconds} s", RetryAfter.TotalSeconds);
                await Task.Delay(RetryAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One reading after the other: of two at once the older might come in last.</summary>
    private async Task ReadAsync(HaloDatabase database, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var lists = await database.Watchlists.ReadAllAsync(Owner, ct);
            var screens = await database.SavedScreens.ReadAllAsync(Owner, ct);
            Volatile.Write(ref _current, new ListSnapshot
            {
                Lists = [.. lists.Where(l => l.DeletedAtUtc is null)],
                Deleted = [.. lists.Where(l => l.DeletedAtUtc is not null).OrderByDescending(l => l.DeletedAtUtc)],
                Screens = [.. screens.Where(s => s.Kind == SavedKind.Screen)],
                ColumnSets = [.. screens.Where(s => s.Kind == SavedKind.Columns)],
            });
        }
        finally
        {
            _reading.Release();
        }
        _changed.Raise();
    }
}
