using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace HaloScreener.Benchmarks;

/// <summary>Running programs and reading clocks.</summary>
internal static class Measured
{
    /// <summary>What a process cost.</summary>
    /// <param name="Seconds">From its start to its end.</param>
    /// <param name="PeakBytes">Largest resident memory.</param>
    /// <param name="Output">Its standard output.</param>
    public sealed record Cost(double Seconds, long PeakBytes, string Output);

    /// <exception cref="InvalidOperationException">The program did not end with 0.</exception>
    public static async Task<Cost> ProcessAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var ended = process.WaitForExitAsync();
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(ended, timer.WaitForNextTickAsync().AsTask());
        }
        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        return new Cost(seconds, peak, await output);
    }

    /// <summary>The median of some timings.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Median milliseconds of many runs, after some to warm up.</summary>
    public static double Milliseconds(int warm, int runs, Action work)
    {
        for (var i = 0; i < warm; i++)
            work();
        var timings = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var from = Stopwatch.GetTimestamp();
            work();
            timings[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }
        return Median(timings);
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static long PeakOf(int pid)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{pid}/status", Encoding.ASCII))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6).TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) * 1024;
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }
        return 0;
    }
}
