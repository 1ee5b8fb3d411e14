using HaloScreener.Core.Companies;
using HaloScreener.Data;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Service;
using HaloScreener.Scoring.Tests.Book;
using HaloScreener.Scoring.Tests.Universe;
using HaloScreener.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using static HaloScreener.Scoring.Tests.Universe.Filings;

namespace HaloScreener.Scoring.Tests.Service;

/// <summary>The service over a real Postgres.</summary>
public sealed class ScoringServiceTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ScoringService Start(HaloDatabase store) => new(store, ScoringMethod.Default, NullLogger<ScoringService>.Instance);

    private static async Task StoreAsync(HaloDatabase store, params Filings[] companies)
    {
        await using var transaction = await store.BeginAsync(Ct);
        await store.Companies.UpsertStatementsAsync(transaction, companies.Select(c => new CompanyStatement
        {
            Cik = c.Values[0].Cik,
            Source = CompanySource.Companies,
            StatedOn = Day("2026-01-01"),
            Name = $"Company {c.Values[0].Cik}",
            Sic = 4011,
        }), Ct);
        await store.Resolved.ReplaceCompaniesAsync(transaction, [.. companies.Select(c => c.Values[0].Cik)], companies.SelectMany(c => c.Values), Ct);
        await store.Version.BumpAsync(transaction, Ct);
        await transaction.CommitAsync(Ct);
    }

    private static Filings Reports(int cik) => new Filings(cik).Report("2024-02-20", "2023-12-31", 400 + cik)
        .Report("2025-02-20", "2024-12-31", 450 + cik).Report("2026-02-20", "2025-12-31", 500 + cik);

    /// <summary>Waits for an event of the service, not for time to pass.</summary>
    private static async Task ChangedAsync(ScoringService service, Func<Task> cause, Func<bool> until)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Changed += () =>
        {
            if (until())
                reached.TrySetResult();
        };
        await cause();
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(5), Ct);
    }

    [Fact]
    public async Task The_first_book_is_of_the_newest_filing_in_the_store()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, Reports(1), Reports(2), new Filings(3).Report("2026-03-02", "2025-12-31", 900));
        await using var service = Start(store);
        await service.StartAsync(Ct);
        Assert.Equal(ServiceState.Ready, service.State);
        Assert.Equal(new BookKey(Day("2026-03-02"), Basis.Annual, ScoringMethod.Default.Hash, 1), service.Current!.Key);
        Assert.Equal(["Company 1", "Company 2", "Company 3"], service.Current.Companies.Select(c => c.Name));
        Assert.Equal(3, service.Current.RatedCount);
    }

    [Fact]
    public async Task An_empty_store_is_ready_with_an_empty_book()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await using var service = Start(store);
        await service.StartAsync(Ct);
        Assert.Equal((ServiceState.Ready, 0), (service.State, service.Current!.Count));
    }

    [Fact]
    public async Task An_import_swaps_the_book()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, Reports(1));
        await using var service = Start(store);
        await service.StartAsync(Ct);
        var before = service.Current!;
        await ChangedAsync(service, () => StoreAsync(store, Reports(2)), () => service.Current!.Key.DataVersion == 2);
        Assert.Equal(1, before.Count);
        Assert.Equal(2, service.Current!.Count);
    }

    [Fact]
    public async Task Books_of_other_dates_are_built_on_demand_and_kept()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, Reports(1));
        await using var service = Start(store);
        await service.StartAsync(Ct);
        var past = await service.GetAsync(Day("2025-06-30"), Basis.Annual, Ct);
        Assert.Equal(Day("2024-12-31"), past.Book!.PeriodEnd[0]);
        Assert.Same(past.Book, (await service.GetAsync(Day("2025-06-30"), Basis.Annual, Ct)).Book);
        Assert.Same(service.Current, (await service.GetAsync(null, Basis.Annual, Ct)).Book);
        Assert.Equal(0, (await service.GetAsync(Day("2001-01-01"), Basis.Annual, Ct)).Book!.Count);
    }

    [Fact]
    public async Task A_book_of_trailing_years_reads_the_quarterly_reports_and_is_as_of_the_newest_of_them()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, Reports(1), Reports(2));
        var quarters = new Quarters(1).Report("2025-05-02", "2025-03-31", 1, 110).Report("2026-05-04", "2026-03-31", 1, 150);
        await using (var transaction = await store.BeginAsync(Ct))
        {
            await store.Resolved.ReplaceInterimAsync(transaction, [1], quarters.Values, Ct);
            await store.Version.BumpAsync(transaction, Ct);
            await transaction.CommitAsync(Ct);
        }
        await using var service = Start(store);
        await service.StartAsync(Ct);

        var book = (await service.GetAsync(null, Basis.Ttm, Ct)).Book!;

        Assert.Equal((Day("2026-05-04"), Basis.Ttm), (book.Key.AsOf, book.Key.Basis));
        Assert.Equal([541e6, 502e6], book.Fundamental(HaloScreener.Core.Concepts.Concept.Revenue));
        Assert.Equal([true, false], book.IsTrailing);
        Assert.Same(book, (await service.GetAsync(null, Basis.Ttm, Ct)).Book);
        Assert.Equal(Day("2025-12-31"), (await service.GetAsync(Day("2026-05-03"), Basis.Ttm, Ct)).Book!.PeriodEnd[0]);
        Assert.Equal(Day("2026-02-20"), service.Current!.Key.AsOf);
    }

    [Fact]
    public async Task A_basis_that_is_not_there_is_refused_and_not_answered_with_another()
    {
        var service = ScoringService.Of(MadeUp.Book(20));
        var answer = await service.GetAsync(null, Basis.Ttm, Ct);
        Assert.False(answer.HasBook);
        Assert.False(answer.Temporary);
        Assert.Equal("There is no book as of 2026-06-30 with basis=ttm.", answer.Problem);
    }

    [Fact]
    public void The_same_weights_give_the_same_ranking_object_and_none_the_books_own()
    {
        var book = MadeUp.Book(50);
        var service = ScoringService.Of(book);
        Dictionary<string, double> weights = new() { ["erosion"] = 0.5, ["rd_intensity"] = 0 };
        Assert.Same(book.Ranking, service.RankingOf(book, new Dictionary<string, double>(), 0));
        var ranking = service.RankingOf(book, weights, 0.25);
        Assert.Same(ranking, service.RankingOf(book, new Dictionary<string, double>(weights.Reverse()), 0.25));
        Assert.NotSame(ranking, service.RankingOf(book, weights, 0.5));
    }

    [Fact]
    public async Task Score_runs_of_the_past_are_stored_once_and_read_back_for_a_company()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, [.. Enumerable.Range(1, 110).Select(Reports)]);
        await using (var service = Start(store))
        {
            // Pages that are open hear of it: they draw lines of past scores that were not there when they were opened.
            await ChangedAsync(service, () => service.StartAsync(Ct), until: () => service.StoredVersion == 1);
            Assert.Equal([Day("2024-06-30"), Day("2025-06-30"), Day("2026-02-20")], service.Current!.TrailOf(6).Select(p => p.Day));
            var history = await service.HistoryAsync(7, Basis.Annual, Ct);
            Assert.Equal([Day("2024-06-30"), Day("2025-06-30"), Day("2026-02-20")], history.Select(p => p.AsOf));
            Assert.Equal(service.Current!.Ranking.H[6], history[^1].H);
            Assert.Equal(110, history[^1].Universe);
        }
        var runs = await store.Scores.ReadRunsAsync(Ct);
        await using var again = Start(store);
        await again.StartAsync(Ct);
        await again.HistoryStored.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        Assert.Equal(runs.Select(r => r.Id), (await store.Scores.ReadRunsAsync(Ct)).Select(r => r.Id));
    }

    [Fact]
    public async Task Scores_of_the_past_on_trailing_years_are_worked_out_when_they_are_asked_for()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, [.. Enumerable.Range(1, 110).Select(Reports)]);
        var quarters = new Quarters(7).Report("2024-05-02", "2024-03-31", 1, 100).Report("2025-05-02", "2025-03-31", 1, 110).Report("2026-05-04", "2026-03-31", 1, 150);
        await using (var transaction = await store.BeginAsync(Ct))
        {
            await store.Resolved.ReplaceInterimAsync(transaction, [7], quarters.Values, Ct);
            await store.Version.BumpAsync(transaction, Ct);
            await transaction.CommitAsync(Ct);
        }
        await using var service = Start(store);
        await service.StartAsync(Ct);
        await service.HistoryStored.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        Assert.All(await store.Scores.ReadRunsAsync(Ct), run => Assert.Equal("annual", run.Basis));

        var history = await service.HistoryAsync(7, Basis.Ttm, Ct);

        // In June 2024 twelve months could not be made yet; the newest quarterly report is newer than the newest annual one.
        Assert.Equal([Day("2025-06-30"), Day("2026-05-04")], history.Select(p => p.AsOf));
        var book = (await service.GetAsync(null, Basis.Ttm, Ct)).Book!;
        Assert.True(book.IsTrailing[6]);
        Assert.Equal((book.Ranking.H[6], RankBands.Of(book)[6]), (history[^1].H, history[^1].Band));
        Assert.Equal(history.Select(p => (float?)p.Halo), book.TrailOf(6).Select(p => (float?)p.Halo));
        Assert.Equal([Day("2024-06-30"), Day("2025-06-30"), Day("2026-02-20")], (await service.HistoryAsync(7, Basis.Annual, Ct)).Select(p => p.AsOf));
    }

    [Fact]
    public async Task The_year_before_can_be_asked_for_on_a_circuit_that_does_one_thing_at_a_time()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, Reports(1), Reports(2));
        await using (var transaction = await store.BeginAsync(Ct))
        {
            await store.Resolved.ReplaceInterimAsync(transaction, [1], new Quarters(1).Report("2025-05-02", "2025-03-31", 1, 110).Report("2026-05-04", "2026-03-31", 1, 150).Values, Ct);
            await store.Version.BumpAsync(transaction, Ct);
            await transaction.CommitAsync(Ct);
        }
        await using var service = Start(store);
        await service.StartAsync(Ct);
        var book = (await service.GetAsync(null, Basis.Ttm, Ct)).Book!;

        var asked = Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new BusyCircuit());
            try
            {
                return book.YearBefore!.Value;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(null);
            }
        }, Ct);

        Assert.Equal(Day("2025-05-04"), (await asked.WaitAsync(TimeSpan.FromMinutes(5), Ct)).Key.AsOf);
    }

    /// <summary>What is posted to it is never done, as by a circuit that is blocked in what it does.</summary>
    private sealed class BusyCircuit : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    [Fact]
    public async Task Runs_that_an_import_leaves_as_they_were_stay_and_hold_for_the_new_version()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, [.. Enumerable.Range(1, 110).Select(Reports)]);
        await ScoreRuns.StoreHistoryAsync(store, ScoringMethod.Default, Basis.Annual, Ct);
        var before = await store.Scores.ReadRunsAsync(Ct);

        // A company that filed its first report in February 2026 was in no book of a June before.
        await StoreAsync(store, new Filings(200).Report("2026-02-21", "2025-12-31", 700));
        await ScoreRuns.StoreHistoryAsync(store, ScoringMethod.Default, Basis.Annual, Ct);

        var after = await store.Scores.ReadRunsAsync(Ct);
        Assert.Equal([Day("2024-06-30"), Day("2025-06-30"), Day("2026-02-21")], after.Select(r => r.AsOf));
        Assert.Equal(before.Take(2).Select(r => r.Id), after.Take(2).Select(r => r.Id));
        Assert.All(after, r => Assert.Equal(2, r.DataVersion));
        Assert.Equal(111, (await store.Scores.ReadRowsAsync(after[2].Id, Ct)).Count);
    }

    [Fact]
    public async Task One_run_of_a_day_does_not_pass_for_the_history_and_runs_carry_their_bands()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await StoreAsync(store, [.. Enumerable.Range(1, 110).Select(Reports)]);
        await ScoreRuns.StoreAsync(store, ScoringMethod.Default, null, Basis.Annual, Ct);
        await using var service = Start(store);
        await service.StartAsync(Ct);
        await service.HistoryStored.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        var history = await service.HistoryAsync(7, Basis.Annual, Ct);
        Assert.Equal(3, history.Count);
        Assert.Equal(RankBands.Of(service.Current!)[6], history[^1].Band);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_is_a_sentence_and_no_crash()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var store = await database.OpenAsync();
        await using (var command = store.Source.CreateCommand("drop table resolved"))
            await command.ExecuteNonQueryAsync(Ct);
        await using var service = Start(store);
        await service.StartAsync(Ct);
        Assert.Equal(ServiceState.Failed, service.State);
        Assert.Null(service.Current);
        var answer = await service.GetAsync(null, Basis.Annual, Ct);
        Assert.True(answer.Temporary);
        Assert.StartsWith("The figures could not be loaded:", answer.Problem, StringComparison.Ordinal);
    }
}
