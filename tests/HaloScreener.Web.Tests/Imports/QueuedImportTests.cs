using HaloScreener.Data.Imports;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;
using HaloScreener.Web.Features.Data;

namespace HaloScreener.Web.Tests.Imports;

public sealed class QueuedImportTests
{
    private readonly List<ImportStage> _stages = [];
    private readonly QueuedImport _import;

    public QueuedImportTests() => _import = new QueuedImport("fsds", "/data/2025q1.zip", DateTimeOffset.UnixEpoch, () => _stages.Add(_import!.Stage));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_tells_each_stage_and_keeps_what_came_of_it()
    {
        var outcome = new ImportOutcome(Record, AlreadyImported: false);
        await _import.RunAsync((observer, _) =>
        {
            observer.Waiting();
            observer.Reading(new ReadCounts());
            return Task.FromResult(outcome);
        }, Ct);

        Assert.Equal([ImportStage.Checking, ImportStage.WaitingForOther, ImportStage.Reading, ImportStage.Done], _stages);
        Assert.Same(outcome, _import.Outcome);
        Assert.True(_import.Over.IsCompletedSuccessfully);
        Assert.Equal("2025q1.zip", _import.Name);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_file_line_and_reason_and_is_nothing_for_the_log()
    {
        var unforeseen = await _import.RunAsync((_, _) => throw new ImportException("2025q1.zip/num.txt", 17, "this is no number."), Ct);

        Assert.Null(unforeseen);
        Assert.Equal((ImportStage.Failed, "2025q1.zip/num.txt, line 17: this is no number."), (_import.Stage, _import.Problem?.ToString()));
    }

    [Fact]
    public async Task What_nobody_foresaw_ends_it_too_and_is_handed_on_for_the_log()
    {
        var bug = new InvalidOperationException("Oh.");

        Assert.Same(bug, await _import.RunAsync((_, _) => throw bug, Ct));
        Assert.Equal(ImportStage.Failed, _import.Stage);
    }

    [Fact]
    public async Task Cancelled_before_its_turn_it_never_begins()
    {
        _import.Cancel();

        await _import.RunAsync((_, _) => throw new InvalidOperationException("It began."), Ct);

        Assert.Equal(ImportStage.Cancelled, _import.Stage);
        Assert.True(_import.Over.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Cancelled_while_it_runs_it_stops()
    {
        var running = _import.RunAsync(async (observer, ct) =>
        {
            observer.Reading(new ReadCounts());
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("It went on.");
        }, Ct);
        Assert.Equal(ImportStage.Reading, _import.Stage);

        _import.Cancel();

        Assert.Null(await running);
        Assert.Equal(ImportStage.Cancelled, _import.Stage);
        _import.Cancel();
        Assert.Equal(ImportStage.Cancelled, _stages[^1]);
    }

    private static ImportRecord Record { get; } = new()
    {
        Kind = "fsds",
        FileName = "2025q1.zip",
        Sha256 = "aa",
        TagHash = "tags",
        StartedAtUtc = DateTime.UnixEpoch,
        FinishedAtUtc = DateTime.UnixEpoch,
        Bytes = 1,
        RowsRead = 1,
        FactsStored = 1,
        FactsKnown = 0,
        Companies = 1,
        Rejects = [],
        Seconds = 1,
        DataVersion = 1,
    };
}
