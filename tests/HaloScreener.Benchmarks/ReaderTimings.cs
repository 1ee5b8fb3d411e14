using System.Diagnostics;
using System.IO.Compression;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Histories;

namespace HaloScreener.Benchmarks;

/// <summary>How long the readers alone take, without a store, beside unpacking the same zip on one thread and throwing it away.</summary>
internal static class ReaderTimings
{
    private const int Rounds = 3;

    public static void Run()
    {
        var folder = Programs.Scratch("readers");
        try
        {
            var quarter = Path.Combine(folder, "modern.zip");
            QuarterGenerator.Write(Programs.Shared("fsds/2010q2.zip"), quarter);
            Measure("readers fsds", quarter, FsdsReader.Read);
            Measure("readers companyfacts", Programs.Shared("companyfacts.zip"), CompanyFactsReader.Read);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(string name, string path, Action<string, ReadSink, CancellationToken> read)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var unpacking = Timed(() => Unpack(path));
            long facts = 0;
            var sink = new ReadSink { Facts = c => Interlocked.Add(ref facts, c.Facts.Length), Company = _ => { }, Today = new DateOnly(2026, 1, 1) };
            var reading = Timed(() => read(path, sink, CancellationToken.None));
            using var me = Process.GetCurrentProcess();
            Measured.Say(
                $"{name}: unpack {unpacking.Wall:F2} s; read {reading.Wall:F2} s ({reading.Cpu:F2} s of CPU), {facts:N0} facts, {sink.Counts.BytesRead / 1e6:N0} MB, {sink.Rejects.Total:N0} rejects; peak memory {me.PeakWorkingSet64 >> 20} MB");
        }
    }

    private static void Unpack(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            stream.CopyTo(Stream.Null, 1 << 20);
        }
    }

    private static (double Wall, double Cpu) Timed(Action action)
    {
        using var me = Process.GetCurrentProcess();
        var cpu = me.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        action();
        clock.Stop();
        me.Refresh();
        return (clock.Elapsed.TotalSeconds, (me.TotalProcessorTime - cpu).TotalSeconds);
    }
}
