using System.Diagnostics;
using HaloScreener.TestKit;

namespace HaloScreener.Benchmarks;

/// <summary>From process start to <c>/health/ready</c>: a first start with the bundled universe, and later ones. Beside it, what <c>dotnet run</c> itself adds.</summary>
internal static class StartTimings
{
    private const int LaterStarts = 5;
    private const string Url = "http://127.0.0.1:5987";

    public static async Task RunAsync()
    {
        var firsts = new List<double>();
        var laters = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var folder = Programs.Scratch($"start{round}");
            try
            {
                firsts.Add(await ReadyAsync("dotnet", [Programs.Web, "--urls", Url], folder));
                for (var i = 0; i < LaterStarts; i++)
                    laters.Add(await ReadyAsync("dotnet", [Programs.Web, "--urls", Url], folder));
                if (round == 0)
                {
                    var run = await ReadyAsync(
                        "dotnet", ["run", "-c", "Release", "--no-launch-profile", "--project", Path.Combine(Programs.Repository, "src", "HaloScreener.Web"), "--", "--urls", Url], folder);
                    Measured.Say($"start: `dotnet run -c Release` of a built project {run:0.00} s on a later start");
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Measured.Say($"start: first {Measured.Median(firsts):0.00} s (limit 8), later {Measured.Median(laters):0.00} s (limit 2.5)");
    }

    private static async Task<double> ReadyAsync(string program, string[] arguments, string data)
    {
        var watch = Stopwatch.StartNew();
        await using var web = await RunningWeb.StartAsync(data, Url, program, arguments);
        return watch.Elapsed.TotalSeconds;
    }
}
