using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Settings;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;
using HaloScreener.Import.Tests.Readers;
using HaloScreener.TestKit;
using Npgsql;

namespace HaloScreener.Import.Tests.Running;

public sealed class ImportRunnerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int MicrosoftCik = 789019;

    private readonly Files _files = new();
    private TestDatabase _store = null!;
    private HaloDatabase _database = null!;
    private ImportJob? _ford;

    public async ValueTask InitializeAsync()
    {
        _store = await postgres.CreateDatabaseAsync();
        _database = await _store.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _store.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_says_so()
    {
        var first = await ImportAsync(Ford);
        var before = await StoreContent.OfAsync(_database);

        var second = await ImportAsync(Ford);

        Assert.False(first.AlreadyImported);
        Assert.Equal(4, first.Record.FactsStored);
        Assert.Equal(2, first.Record.Companies);
        Assert.True(second.AlreadyImported);
        Assert.Equal(first.Record.Id, second.Record.Id);
        var after = await StoreContent.OfAsync(_database);
        StoreContent.AssertSame(before, after);
        Assert.Equal((1, before.Version), (after.Imports, after.Version));
    }

    [Fact]
    public async Task Files_may_be_imported_in_any_order_with_the_same_result()
    {
        var jobs = new[] { Ford, Microsoft, MicrosoftLater, Tickers, Companies };
        foreach (var job in jobs)
            await ImportAsync(job);
        var forwards = await StoreContent.OfAsync(_database);

        await using var other = await postgres.CreateDatabaseAsync();
        await using var database = await other.OpenAsync();
        foreach (var job in jobs.AsEnumerable().Reverse())
            await new ImportRunner(database, TimeProvider.System).RunAsync(job, ImportObserver.Silent, TestContext.Current.CancellationToken);

        Assert.Equal(10, forwards.Facts.Count);
        StoreContent.AssertSame(forwards, await StoreContent.OfAsync(database));
    }

    [Fact]
    public async Task The_newest_file_of_groups_is_the_grouping_and_an_earlier_one_may_come_back()
    {
        var gics = ImportJob.OfPath("groups", _files.Text("gics.csv", "cik,group\n37996,Consumer\n789019,Technology\n"));
        var own = ImportJob.OfPath("groups", _files.Text("own.csv", "cik,group\n789019,Core\n"));

        var imports = new List<bool>();
        foreach (var job in new[] { gics, own, own, gics })
            imports.Add((await ImportAsync(job)).AlreadyImported);

        Assert.Equal([false, false, true, false], imports);
        Assert.Equal(
            new Dictionary<int, string> { [37996] = "Consumer", [789019] = "Technology" },
            await _database.Groups.ReadAllAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_restated_figure_is_a_second_vintage_from_its_own_day_on()
    {
        await ImportAsync(Microsoft);
        await ImportAsync(MicrosoftLater);

        var capex = (await _database.Resolved.ReadCompanyAsync(789019, TestContext.Current.CancellationToken)).Where(v => v.Concept == Concept.Capex);

        Assert.Equal(
            [(44477e6, new DateOnly(2024, 7, 30)), (44478e6, new DateOnly(2025, 7, 30))],
            capex.Select(v => (v.Value, v.Filed)));
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_the_store_exactly_as_it_was()
    {
        await ImportAsync(Ford);
        var before = await StoreContent.OfAsync(_database);
        var cut = CompanyFactsReaderTests.Microsoft[..^40];

        var error = await Assert.ThrowsAsync<ImportException>(() => ImportAsync(
            ImportJob.OfPath("companyfacts", _files.Zip("facts.zip", ("CIK0000000001.json", CompanyFactsReaderTests.Microsoft.Replace("789019", "1", StringComparison.Ordinal)), ("CIK0000789019.json", cut)))));

        Assert.Contains("CIK0000789019.json", error.Message, StringComparison.Ordinal);
        var after = await StoreContent.OfAsync(_database);
        StoreContent.AssertSame(before, after);
        Assert.Equal((before.Imports, before.Version), (after.Imports, after.Version));
    }

    [Fact]
    public async Task A_first_import_that_breaks_off_leaves_an_empty_store_with_its_keys()
    {
        var cut = ImportJob.OfPath("companyfacts", _files.Zip(
            "facts.zip", ("CIK0000789019.json", CompanyFactsReaderTests.Microsoft), ("CIK0000000001.json", CompanyFactsReaderTests.Microsoft[..^40])));

        await Assert.ThrowsAsync<ImportException>(() => ImportAsync(cut));

        Assert.Empty((await StoreContent.OfAsync(_database)).Facts);
        Assert.Equal(Keys, await ReadKeysAsync());
    }

    /// <summary>In one batch, and in a batch after the first: 60,000 facts fill one.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(70_000)]
    public async Task A_company_that_comes_in_two_parts_into_an_empty_store_is_stored_and_resolved_whole(int years)
    {
        StatedFact Fact(int tag, int day) => new(
            1, (short)tag, "USD", new FiscalPeriod(new DateOnly(2020, 12, 31).AddDays(-day), 0), new Accession(1_000_000_000_000 + day), "10-K",
            new DateOnly(2021, 2, 1), 5e9 + day, ExactDates: true);
        short assets = MappedTags.Default.IdOf("us-gaap", "Assets")!.Value;
        short equity = MappedTags.Default.IdOf("us-gaap", "StockholdersEquity")!.Value;
        var job = Microsoft with
        {
            Read = (sink, _) =>
            {
                sink.Facts(new CompanyFacts(1, [.. Enumerable.Range(0, years).Select(day => Fact(assets, day))]));
                sink.Facts(new CompanyFacts(2, [Fact(assets, 0) with { Cik = 2 }]));
                // The first of these is known by now, word for word.
                sink.Facts(new CompanyFacts(1, [Fact(assets, 0), Fact(equity, 0)]));
            },
        };

        var outcome = await ImportAsync(job);

        Assert.Equal((years + 2, 1), (outcome.Record.FactsStored, outcome.Record.FactsKnown));
        // No goodwill on a balance sheet that has assets and equity is none: only a company resolved whole has all three.
        var resolved = await _database.Resolved.ReadCompanyAsync(1, TestContext.Current.CancellationToken);
        Assert.Equal(
            [(Concept.Assets, 5e9), (Concept.Goodwill, 0), (Concept.Equity, 5e9)],
            resolved.Where(v => v.Period.End == new DateOnly(2020, 12, 31)).Select(v => (v.Concept, v.Value)));
        Assert.Equal(Keys, await ReadKeysAsync());
    }

    [Fact]
    public async Task A_cancelled_import_leaves_the_store_exactly_as_it_was()
    {
        await ImportAsync(Ford);
        var before = await StoreContent.OfAsync(_database);
        using var stop = new CancellationTokenSource();
        var job = Microsoft with
        {
            Read = (sink, ct) =>
            {
                Microsoft.Read(sink, ct);
                stop.Cancel();
                ct.ThrowIfCancellationRequested();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ImportRunner(_database, TimeProvider.System).RunAsync(job, ImportObserver.Silent, stop.Token));

        var after = await StoreContent.OfAsync(_database);
        StoreContent.AssertSame(before, after);
        Assert.Equal((before.Imports, before.Version), (after.Imports, after.Version));
    }

    [Fact]
    public async Task A_second_importer_waits_for_the_first_and_then_imports()
    {
        var reading = new TaskCompletionSource();
        var waited = new TaskCompletionSource();
        var slow = Ford with
        {
            Read = (sink, ct) =>
            {
                reading.SetResult();
                // The first importer holds the store until the second has said that it waits.
                waited.Task.Wait(ct);
                Ford.Read(sink, ct);
            },
        };

        var first = ImportAsync(slow);
        await reading.Task;
        var second = new ImportRunner(_database, TimeProvider.System).RunAsync(
            Microsoft, new ImportObserver { Waiting = waited.SetResult }, TestContext.Current.CancellationToken);

        Assert.False((await first).AlreadyImported);
        Assert.False((await second).AlreadyImported);
        Assert.Equal(2, (await StoreContent.OfAsync(_database)).Imports);
    }

    [Fact]
    public async Task A_changed_chain_file_resolves_every_company_anew_without_an_import_and_logs_what_moved()
    {
        await ImportAsync(Ford);
        await ImportAsync(Microsoft);
        var before = await StoreContent.OfAsync(_database);
        var ct = TestContext.Current.CancellationToken;
        var years = await _database.Resolved.ReadCompanyAsync(MicrosoftCik, ct);
        // As if the chains had said: assets are twice what they are, capex is unknown, and there is inventory.
        var otherwise = years.Where(v => v.Concept != Concept.Capex).Select(v => v.Concept == Concept.Assets ? v with { Value = 2 * v.Value } : v)
            .Append(years.First(v => v.Concept == Concept.Assets) with { Concept = Concept.Inventory, Value = 5 });
        await using (var transaction = await _database.BeginAsync(ct))
        {
            await _database.Resolved.ReplaceCompaniesAsync(transaction, [MicrosoftCik], otherwise.OrderBy(v => v.Concept), ct);
            await _database.Settings.WriteAsync(transaction, SettingStore.ChainHash, "chains of another version", ct);
            await transaction.CommitAsync(ct);
        }

        var run = await ResolvedLayer.RefreshAsync(_database, TimeProvider.System, ImportObserver.Silent, ct);

        Assert.Null(await ResolvedLayer.RefreshAsync(_database, TimeProvider.System, ImportObserver.Silent, ct));
        StoreContent.AssertSame(before, await StoreContent.OfAsync(_database));
        Assert.Equal(["Capex +1 -0 ~0", "Assets +0 -0 ~1", "Inventory +0 -1 ~0"], run!.Moves.Select(m => $"{m.Concept} +{m.Gained} -{m.Lost} ~{m.Changed}"));
        var example = Assert.Single(run.Moves[1].Examples);
        var assets = years.Single(v => v.Concept == Concept.Assets).Value;
        Assert.Equal(("MICROSOFT CORPORATION", 2 * assets, assets, "Assets"), (example.Company, example.Before, example.After, example.AfterBy));
        Assert.Equal(("chains of another version", 3, before.Version + 1), (run.MadeBefore, run.Companies, run.DataVersion));
        var logged = Assert.Single(await _database.Resolutions.ReadAllAsync(ct));
        Assert.Equal((run.Id, run.Figures, run.Moves[1].Examples[0]), (logged.Id, logged.Figures, logged.Moves[1].Examples[0]));
    }

    [Fact]
    public async Task A_file_read_with_a_shorter_list_of_tags_is_imported_again_and_only_new_facts_are_added()
    {
        await ImportAsync(Microsoft);
        var whole = await StoreContent.OfAsync(_database);
        var capex = MappedTags.Default.IdOf("PaymentsToAcquirePropertyPlantAndEquipment");
        await using (var source = NpgsqlDataSource.Create(_store.ConnectionString))
        await using (var command = source.CreateCommand($"delete from fact where tag = {capex}; update import set tag_hash = 'a shorter list'"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var missing = whole.Facts.Count(f => f.Tag == capex);
        Assert.True(ImportHistory.Of(await _database.Imports.ReadAllAsync(TestContext.Current.CancellationToken), MappedTags.Default.Hash)[0].MayHoldMore);

        var again = await ImportAsync(Microsoft);

        Assert.Equal((false, missing, whole.Facts.Count - missing), (again.AlreadyImported, again.Record.FactsStored, again.Record.FactsKnown));
        StoreContent.AssertSame(whole, await StoreContent.OfAsync(_database));
        var history = ImportHistory.Of(await _database.Imports.ReadAllAsync(TestContext.Current.CancellationToken), MappedTags.Default.Hash);
        Assert.All(history, entry => Assert.False(entry.MayHoldMore));
        Assert.Equal(history[1].Record, history[0].Repeats);
    }

    [Fact]
    public async Task A_bad_row_is_counted_in_the_ledger_with_file_line_and_text()
    {
        var num = FsdsReaderTests.Num + "0001157523-10-002965\tAssets\tus-gaap/2009\t99999999\t0\tUSD\t\t\t1.0\t\n";

        var outcome = await ImportAsync(ImportJob.OfPath("fsds", _files.Zip("bad.zip", ("sub.txt", FsdsReaderTests.Sub), ("num.txt", num))));

        Assert.Equal(4, outcome.Record.FactsStored);
        var reject = Assert.Single((await _database.Imports.ReadAllAsync(TestContext.Current.CancellationToken))[0].Rejects);
        Assert.Equal(("bad_date", 1), (reject.Reason, reject.Count));
        Assert.StartsWith("bad.zip/num.txt:6: ", Assert.Single(reject.Samples), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_store_gets_the_bundled_universe_once_and_one_with_an_earlier_universe_what_is_new()
    {
        var ct = TestContext.Current.CancellationToken;

        var first = await SampleUniverse.ImportIfWantedAsync(_database, TimeProvider.System, ct);
        var second = await SampleUniverse.ImportIfWantedAsync(_database, TimeProvider.System, ct);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal(396, first.Record.Companies);
        Assert.Equal(first.Record.RowsRead, await _database.Facts.CountAsync(ct));
        // Its company facts call it by a subsidiary's name; the company list's comes first.
        var bank = await _database.Companies.FindAsync("bac", ct);
        Assert.Equal((70858, "BANK OF AMERICA CORP /DE/", 6021), (bank?.Cik, bank?.Name, bank?.Sic));

        // A store that was given an earlier universe is given this one too: the facts are known already.
        await using (var source = NpgsqlDataSource.Create(_store.ConnectionString))
        await using (var command = source.CreateCommand("update import set sha256 = 'of an earlier one'"))
            await command.ExecuteNonQueryAsync(ct);
        var newer = await SampleUniverse.ImportIfWantedAsync(_database, TimeProvider.System, ct);
        Assert.Equal((0, first.Record.FactsStored), (newer!.Record.FactsStored, newer.Record.FactsKnown));
        Assert.Null(await SampleUniverse.ImportIfWantedAsync(_database, TimeProvider.System, ct));
    }

    /// <summary>The keys as the schema has them.</summary>
    private static readonly string[] Keys =
    [
        "fact_pkey PRIMARY KEY (cik, tag, unit, period_end, quarters, accession)",
        "resolved_pkey PRIMARY KEY (cik, concept, period_end, quarters, filed, accession)",
    ];

    private async Task<string[]> ReadKeysAsync()
    {
        var keys = new List<string>();
        await using var source = NpgsqlDataSource.Create(_store.ConnectionString);
        await using var command = source.CreateCommand(
            "select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid in ('fact'::regclass, 'resolved'::regclass) order by 1");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            keys.Add(reader.GetString(0));
        return [.. keys];
    }

    /// <summary>Written once: a zip made anew would hold another time of day, and so be another file.</summary>
    private ImportJob Ford => _ford ??= ImportJob.OfPath("fsds", _files.Zip("2010q1.zip", ("sub.txt", FsdsReaderTests.Sub), ("num.txt", FsdsReaderTests.Num)));

    private ImportJob Microsoft => ImportJob.OfPath("companyfacts", _files.Text("CIK0000789019.json", CompanyFactsReaderTests.Microsoft));

    /// <summary>A year later the same capex is stated a million higher.</summary>
    private ImportJob MicrosoftLater => ImportJob.OfPath("companyfacts", _files.Text("later-CIK0000789019.json",
        """
        {"cik":789019,"entityName":"MICROSOFT CORPORATION","facts":{"us-gaap":{
          "PaymentsToAcquirePropertyPlantAndEquipment":{"units":{"USD":[
            {"start":"2023-07-01","end":"2024-06-30","val":44478000000,"accn":"0000950170-25-100235","fy":2025,"fp":"FY","form":"10-K","filed":"2025-07-30"}]}},
          "Assets":{"units":{"USD":[
            {"end":"2024-06-30","val":512163000000,"accn":"0000950170-25-100235","fy":2025,"fp":"FY","form":"10-K","filed":"2025-07-30"}]}}}}}
        """));

    private ImportJob Tickers => ImportJob.OfPath("tickers", _files.Text("company_tickers.json",
        """{"0":{"cik_str":789019,"ticker":"MSFT","title":"MICROSOFT CORP"},"1":{"cik_str":37996,"ticker":"F","title":"FORD MOTOR CO"}}"""));

    private ImportJob Companies => ImportJob.OfPath("companies", _files.Text("companies.csv",
        "cik,name,ticker,exchange,sic,country_or_state,fiscal_year_end\n789019,Microsoft Corporation,MSFT,Nasdaq,7372,WA,0630\n"));

    private Task<ImportOutcome> ImportAsync(ImportJob job) =>
        new ImportRunner(_database, TimeProvider.System).RunAsync(job, ImportObserver.Silent, TestContext.Current.CancellationToken);
}
