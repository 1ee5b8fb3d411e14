using HaloScreener.Benchmarks;
using HaloScreener.TestKit;

// dotnet run -c Release --project tests/HaloScreener.Benchmarks -- [readers] [quarter] [companyfacts] [scores] [rescore] [charts] [start] [pages]
// Build src/HaloScreener.Cli and src/HaloScreener.Web with -c Release first: they are measured as processes.
if (SharedData.Directory is null)
{
    await Console.Error.WriteLineAsync(SharedData.Absent);
    return 1;
}
var all = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["scores"] = () => Task.Run(ScoreTimings.Run),
    ["rescore"] = RescoreTimings.RunAsync,
    ["charts"] = () => Task.Run(ChartTimings.Run),
    ["start"] = StartTimings.RunAsync,
    ["pages"] = PageTimings.RunAsync,
    ["readers"] = () => Task.Run(ReaderTimings.Run),
    ["companyfacts"] = ImportTimings.CompanyFactsAsync,
    ["quarter"] = ImportTimings.QuarterAsync,
};
foreach (var name in args.Length > 0 ? args : [.. all.Keys])
{
    if (!all.TryGetValue(name, out var run))
    {
        await Console.Error.WriteLineAsync($"There is no benchmark '{name}'; there is {string.Join(", ", all.Keys)}.");
        return 2;
    }
    await run();
}
return 0;
