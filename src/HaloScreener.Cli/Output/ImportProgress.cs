using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;
using Spectre.Console;

namespace HaloScreener.Cli.Output;

/// <summary>A progress bar on a terminal, plain lines on stderr otherwise; stdout stays for the answer.</summary>
internal static class ImportProgress
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public static async Task<ImportOutcome> ShowAsync(string path, Func<ImportObserver, Task<ImportOutcome>> import)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Console.IsErrorRedirected)
        {
            return await import(new ImportObserver
            {
                Reading = _ => Console.Error.WriteLine($"{name}: reading"),
                Waiting = () => Console.Error.WriteLine($"{name}: another import is running; waiting for it to end"),
                Resolved = run => Console.Error.Write(ResolutionText.Of(run)),
            });
        }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(progress => WatchAsync(progress.AddTask(Markup.Escape(name)), name, import));
    }

    private static async Task<ImportOutcome> WatchAsync(ProgressTask bar, string name, Func<ImportObserver, Task<ImportOutcome>> import)
    {
        ReadCounts? counts = null;
        bar.IsIndeterminate = true;
        var running = import(new ImportObserver
        {
            Reading = c => Volatile.Write(ref counts, c),
            Waiting = () => bar.Description = Markup.Escape($"{name}: waiting for another import"),
            Resolved = run => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Write(new Text(ResolutionText.Of(run))),
        });
        using var timer = new PeriodicTimer(Refresh);
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, timer.WaitForNextTickAsync().AsTask());
            if (Volatile.Read(ref counts) is not { BytesTotal: > 0 } now)
                continue;
            bar.Description = Markup.Escape(name);
            bar.IsIndeterminate = now.BytesRead >= now.BytesTotal;
            bar.MaxValue = now.BytesTotal;
            bar.Value = now.BytesRead;
        }
        return await running;
    }
}
