using HaloScreener.Data.Imports;
using HaloScreener.TestKit;
using Npgsql;

namespace HaloScreener.Data.Tests.Stores;

public sealed class ImportStoreTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_keeps_what_an_import_did_and_knows_the_file_again_only_with_the_same_tags()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var record = Record("aa") with
        {
            Rejects = [new ImportReject("bad_date", 2, ["num.txt:17: 99999999", "num.txt:18: \"x\"\t€"]), new ImportReject("no_sub", 1, [])],
        };
        long id;
        await using (var transaction = await database.BeginAsync(Ct))
        {
            id = await database.Imports.RecordAsync(transaction, record, Ct);
            await transaction.CommitAsync(Ct);
        }

        var found = await database.Imports.FindAsync("aa", "tags-1", Ct);

        Assert.Equal(3, found!.Rejected);
        Assert.Equal(record.Rejects[0].Samples, found.Rejects[0].Samples);
        Assert.Equal(record with { Id = id, Rejects = found.Rejects }, found);
        Assert.Null(await database.Imports.FindAsync("aa", "tags-2", Ct));
        Assert.Null(await database.Imports.FindAsync("bb", "tags-1", Ct));
    }

    [Fact]
    public async Task One_file_cannot_enter_the_ledger_twice_with_the_same_tags()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var transaction = await database.BeginAsync(Ct);
        await database.Imports.RecordAsync(transaction, Record("aa"), Ct);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.Imports.RecordAsync(transaction, Record("aa"), Ct));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    [Fact]
    public async Task A_second_importer_says_that_it_waits_and_goes_on_when_the_first_is_done()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var waiting = new TaskCompletionSource();
        var first = await ImportLock.TakeAsync(database, () => Assert.Fail("Nobody else is importing."), Ct);

        var second = ImportLock.TakeAsync(database, waiting.SetResult, Ct);
        await waiting.Task.WaitAsync(Patience, Ct);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await (await second.WaitAsync(Patience, Ct)).DisposeAsync();
    }

    [Fact]
    public async Task A_waiting_importer_can_be_cancelled()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var first = await ImportLock.TakeAsync(database, () => { }, Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportLock.TakeAsync(database, stop.Cancel, stop.Token));
    }

    [Fact]
    public async Task When_an_importers_session_dies_its_work_is_undone_and_the_next_gets_in()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var first = await ImportLock.TakeAsync(database, () => { }, Ct);
        await using var transaction = await first.BeginAsync(Ct);
        await database.Facts.WriteAsync(transaction, [FactStoreTests.Stated(1, 9, 1)], Ct);

        await using (var killer = await database.Source.OpenConnectionAsync(Ct))
        await using (var kill = new NpgsqlCommand("select pg_terminate_backend($1)", killer))
        {
            kill.Parameters.Add(new NpgsqlParameter<int> { TypedValue = transaction.Connection.ProcessID });
            await kill.ExecuteNonQueryAsync(Ct);
        }

        await using var second = await ImportLock.TakeAsync(database, () => { }, Ct).WaitAsync(Patience, Ct);
        Assert.Equal(0, await database.Facts.CountAsync(Ct));
    }

    [Fact]
    public async Task Watching_yields_the_version_now_and_then_each_commit_but_a_burst_once()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var versions = database.Version.WatchAsync(Ct).GetAsyncEnumerator(Ct);

        Assert.Equal(0, await NextAsync(versions));
        await BumpAsync(database);
        Assert.Equal(1, await NextAsync(versions));
        await BumpAsync(database);
        await BumpAsync(database);
        await BumpAsync(database);
        Assert.Equal(4, await NextAsync(versions));
        Assert.Equal(4, await database.Version.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_version_that_is_not_committed_wakes_nobody()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using (var transaction = await database.BeginAsync(Ct))
            Assert.Equal(1, await database.Version.BumpAsync(transaction, Ct));

        Assert.Equal(0, await database.Version.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_watcher_whose_connection_is_lost_connects_again_and_misses_nothing()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        await using var versions = database.Version.WatchAsync(Ct).GetAsyncEnumerator(Ct);
        Assert.Equal(0, await NextAsync(versions));

        var next = NextAsync(versions);
        await using (var other = NpgsqlDataSource.Create(test.ConnectionString))
        await using (var kill = other.CreateCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select version%'"))
            await kill.ExecuteNonQueryAsync(Ct);
        await BumpAsync(database);

        Assert.Equal(1, await next);
    }

    private static async Task<long> NextAsync(IAsyncEnumerator<long> versions)
    {
        Assert.True(await versions.MoveNextAsync().AsTask().WaitAsync(Patience, Ct));
        return versions.Current;
    }

    private static async Task BumpAsync(HaloDatabase database)
    {
        await using var transaction = await database.BeginAsync(Ct);
        await database.Version.BumpAsync(transaction, Ct);
        await transaction.CommitAsync(Ct);
    }

    private static ImportRecord Record(string sha256) => new()
    {
        Kind = "fsds",
        FileName = "2010q2.zip",
        Sha256 = sha256,
        TagHash = "tags-1",
        StartedAtUtc = new DateTime(2026, 11, 22, 17, 0, 0, DateTimeKind.Utc),
        FinishedAtUtc = new DateTime(2026, 11, 22, 17, 0, 3, DateTimeKind.Utc),
        Bytes = 75_601_084,
        RowsRead = 3_900_000,
        FactsStored = 496_000,
        FactsKnown = 12,
        Companies = 6_200,
        Rejects = [],
        Seconds = 3.25,
        DataVersion = 7,
    };
}
