using HaloScreener.Import.Fetching;
using Spectre.Console;

namespace HaloScreener.Cli.Output;

/// <summary>A bar for the file that comes on a terminal, and sentences on stderr either way; stdout stays for the answer.</summary>
internal static class FetchProgress
{
    public static async Task ShowAsync(Func<FetchObserver, Task> fetch)
    {
        if (Console.IsErrorRedirected)
        {
            await fetch(new FetchObserver { Said = Console.Error.WriteLine });
            return;
        }
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                ProgressTask? bar = null;
                return fetch(new FetchObserver
                {
                    Said = text => terminal.WriteLine(text),
                    Received = (name, bytes, total) =>
                    {
                        if (bar?.Description != Markup.Escape(name))
                        {
                            bar?.StopTask();
                            bar = progress.AddTask(Markup.Escape(name));
                        }
                        bar.IsIndeterminate = total is null;
                        bar.MaxValue = Math.Max(total ?? bytes, 1);
                        bar.Value = bytes;
                    },
                });
            });
    }
}
