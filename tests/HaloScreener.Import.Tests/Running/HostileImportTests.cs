using System.Text;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;
using HaloScreener.Import.Tests.Readers;
using HaloScreener.TestKit;

namespace HaloScreener.Import.Tests.Running;

/// <summary>Files cut, with a bad byte and with a piece missing, through the whole import: each is in the store with its ledger entry, or has left no trace.</summary>
public sealed class HostileImportTests(PostgresFixture postgres) : IDisposable
{
    private const int Seed = 20260701;
    private const int MutantsOfEach = 14;

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_mutated_file_is_imported_whole_or_leaves_no_trace()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        var runner = new ImportRunner(database, TimeProvider.System);
        var random = new Random(Seed);
        var (imported, refused) = (0, 0);
        foreach (var (kind, name, valid) in Valid())
        {
            for (var i = 0; i < MutantsOfEach; i++)
            {
                var before = await StoreContent.OfAsync(database);
                var path = _files.Bytes($"{i}{name}", Mutant(valid, random));
                try
                {
                    var outcome = await runner.RunAsync(ImportJob.OfPath(kind, path), ImportObserver.Silent, ct);
                    Assert.Equal(before.Imports + (outcome.AlreadyImported ? 0 : 1), (await StoreContent.OfAsync(database)).Imports);
                    imported++;
                }
                catch (ImportException)
                {
                    var after = await StoreContent.OfAsync(database);
                    StoreContent.AssertSame(before, after);
                    Assert.Equal((before.Imports, before.Version), (after.Imports, after.Version));
                    refused++;
                }
            }
        }
        // Both happen, or the test would look at one side only.
        Assert.True(imported > 10 && refused > 10, $"{imported} imported, {refused} refused");
    }

    private static IEnumerable<(string Kind, string Name, byte[] Valid)> Valid()
    {
        yield return ("fsds", "q.zip", Files.ZipBytes(("sub.txt", FsdsReaderTests.Sub), ("num.txt", FsdsReaderTests.Num)));
        yield return ("companyfacts", "CIK0000789019.json", Encoding.UTF8.GetBytes(CompanyFactsReaderTests.Microsoft));
        yield return ("submissions", "CIK0000320193.json", Encoding.UTF8.GetBytes(SubmissionsReaderTests.Apple));
        yield return ("tickers", "tickers.json", Encoding.UTF8.GetBytes(CompanyListTests.ObjectOfObjects));
        yield return ("companies", "companies.csv", Encoding.UTF8.GetBytes(CompanyListTests.Csv));
        yield return ("groups", "groups.csv", Encoding.UTF8.GetBytes(GroupsReaderTests.Csv));
        yield return ("prices", "prices.csv", "date,ticker,close,shares\n2026-06-30,UNP,230.08,607000000\n2026-06-30,MSFT,497.5,\n"u8.ToArray());
        yield return ("rates", "rates.csv", "currency,year,usd\nEUR,2024,1.08\nJPY,2025,0.0067\n"u8.ToArray());
    }

    private static byte[] Mutant(byte[] valid, Random random)
    {
        var at = random.Next(valid.Length);
        return random.Next(4) switch
        {
            0 => valid[..at],
            1 => [.. valid[..at], (byte)random.Next(256), .. valid[(at + 1)..]],
            2 => [.. valid[..at], .. valid[Math.Min(valid.Length, at + random.Next(1, 30))..]],
            _ => [.. valid[..at], 0, (byte)'"', .. valid[at..]],
        };
    }
}
