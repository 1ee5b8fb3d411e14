using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;

namespace HaloScreener.Benchmarks;

/// <summary>
/// A store of ten thousand companies made out of the bundled universe: every company comes over and over under another CIK and name, with its
/// annual reports of the last years. The figures, and so the work of scoring and drawing them, stay real.
/// </summary>
internal static class LargeStore
{
    /// <summary>26 × 396 companies.</summary>
    private const int Copies = 26;

    /// <summary>Above every CIK of the universe, so that no two copies meet.</summary>
    private const int Step = 5_000_000;

    private static readonly DateOnly Since = new(2019, 1, 1);

    /// <summary>Fills the store in a folder; the number of companies.</summary>
    public static async Task<int> WriteAsync(string folder, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(new DatabaseOptions { DataDirectory = folder }, ct);
        var bundled = ImportJob.OfBundledUniverse();
        var job = bundled with { Name = "ten-thousand.halo", Read = (sink, stop) => bundled.Read(Multiplied(sink), stop) };
        return (await new ImportRunner(database, TimeProvider.System).RunAsync(job, ImportObserver.Silent, ct)).Record.Companies;
    }

    private static ReadSink Multiplied(ReadSink sink) => new()
    {
        Today = sink.Today,
        Company = statement =>
        {
            for (var copy = 0; copy < Copies; copy++)
            {
                sink.Company(copy == 0 ? statement : statement with
                {
                    Cik = statement.Cik + copy * Step,
                    Name = FormattableString.Invariant($"{statement.Name} {copy}"),
                    Tickers = [.. statement.Tickers.Select(t => FormattableString.Invariant($"{t}{copy}"))],
                });
            }
        },
        Facts = company =>
        {
            StatedFact[] annual = [.. company.Facts.Where(f => f.Filed >= Since && f.Form.StartsWith("10-K", StringComparison.Ordinal))];
            for (var copy = 0; copy < Copies; copy++)
            {
                var cik = company.Cik + copy * Step;
                sink.Facts(new CompanyFacts(cik, [.. annual.Select(f => f with { Cik = cik })]));
            }
        },
    };
}
