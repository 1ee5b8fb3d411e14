using System.IO.Compression;
using System.Text.Json;
using HaloScreener.Data;
using Npgsql;

namespace HaloScreener.Benchmarks;

/// <summary>
/// Imports as processes, from start to committed, beside what moving the same bytes costs: <c>psql \copy</c> of the unzipped <c>num.txt</c> into an
/// unlogged table, and <c>unzip -p</c> to nowhere. The rounds alternate, so that a busy moment of the machine hits both.
/// </summary>
internal static class ImportTimings
{
    private const int Rounds = 5;
    private const double QuarterLimit = 0.8;
    private const double CompanyFactsLimit = 3;
    private const double MemoryLimitBytes = 400e6;

    /// <summary>A quarter of 3.9 million <c>num</c> rows.</summary>
    public static async Task QuarterAsync()
    {
        var folder = Programs.Scratch("quarter");
        try
        {
            var zip = Path.Combine(folder, "modern.zip");
            var rows = QuarterGenerator.Write(Programs.Shared("fsds/2010q2.zip"), zip);
            var num = Path.Combine(folder, "num.txt");
            using (var archive = ZipFile.OpenRead(zip))
                archive.GetEntry("num.txt")!.ExtractToFile(num);
            Measured.Say($"quarter: {rows:N0} rows, num.txt {new FileInfo(num).Length / 1e6:N0} MB, zip {new FileInfo(zip).Length / 1e6:N0} MB");
            await CompareAsync("quarter", "psql \\copy", folder, "fsds", zip, QuarterLimit, database => CopyAsync(database, num));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>388 whole company histories, 1.2 GB of JSON.</summary>
    public static async Task CompanyFactsAsync()
    {
        var folder = Programs.Scratch("facts");
        try
        {
            var zip = Programs.Shared("companyfacts.zip");
            await CompareAsync("companyfacts", "unzip -p > /dev/null", folder, "companyfacts", zip, CompanyFactsLimit,
                async _ => (await Measured.ProcessAsync("sh", ["-c", "unzip -p \"$0\" > /dev/null", zip])).Seconds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(
        string name, string baseline, string folder, string kind, string file, double limit, Func<HaloDatabase, Task<double>> baselineAsync)
    {
        var baselines = new List<double>();
        var imports = new List<double>();
        var processes = new List<double>();
        long peak = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // A new store each round: the second import of one file would change nothing.
            var data = Path.Combine(folder, $"data{round}");
            await using (var database = await HaloDatabase.OpenAsync(new DatabaseOptions { DataDirectory = data }, CancellationToken.None))
            {
                baselines.Add(await baselineAsync(database));
                var cost = await Measured.ProcessAsync(
                    Programs.Halo, ["import", kind, file, "--json"], new Dictionary<string, string> { ["HALO_DATA_DIR"] = data });
                processes.Add(cost.Seconds);
                imports.Add(JsonDocument.Parse(cost.Output).RootElement[0].GetProperty("seconds").GetDouble());
                peak = Math.Max(peak, cost.PeakBytes);
            }
            Directory.Delete(data, recursive: true);
        }
        var (of, import, process) = (Measured.Median(baselines), Measured.Median(imports), Measured.Median(processes));
        Measured.Say($"{name}: {baseline} {of:0.00} s; import start to committed {import:0.00} s = {import / of:0.00} × (limit {limit}); whole process {process:0.00} s = {process / of:0.00} ×; peak memory {peak / 1e6:N0} MB (limit {MemoryLimitBytes / 1e6:N0})");
    }

    private static async Task<double> CopyAsync(HaloDatabase database, string num)
    {
        await using (var create = database.Source.CreateCommand(
            """
            drop table if exists num_baseline;
            create unlogged table num_baseline (adsh text, tag text, version text, ddate text, qtrs text, uom text, segments text, coreg text, value text, footnote text);
            checkpoint
            """))
        {
            await create.ExecuteNonQueryAsync();
        }
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var cost = await Measured.ProcessAsync(
            "psql",
            ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--host", to.Host!, "--port", $"{to.Port}", "--username", to.Username!, "--dbname", to.Database!,
             "--command", $"\\copy num_baseline from '{num}' with (format csv, header, delimiter E'\\t', quote E'\\x01')"],
            new Dictionary<string, string> { ["PGPASSWORD"] = to.Password ?? "" });
        await using var drop = database.Source.CreateCommand("drop table num_baseline");
        await drop.ExecuteNonQueryAsync();
        return cost.Seconds;
    }
}
