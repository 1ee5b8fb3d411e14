using System.IO.Compression;
using System.Text;
using CsCheck;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Histories;
using HaloScreener.Import.Readers.Markets;
using HaloScreener.Import.Sample;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>
/// Small valid files with bytes flipped, cut, repeated or replaced: each is read, wholly or with rejects, or refused with an
/// <see cref="ImportException"/> that names the file. Nothing else may come out, and nothing may hang.
/// </summary>
public sealed class MutationTests : IDisposable
{
    private const int MutantsEach = 250;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Files _files = new();
    private int _count;

    public void Dispose() => _files.Dispose();

    [Fact]
    public Task Mutated_bytes_of_a_data_set_zip() =>
        Holds(FsdsReader.Read, "zip", Mutants(Files.ZipBytes(("sub.txt", FsdsReaderTests.Sub), ("num.txt", FsdsReaderTests.Num))));

    [Fact]
    public Task Mutated_num_rows() =>
        Holds(FsdsReader.Read, "zip", Mutants(Encoding.UTF8.GetBytes(FsdsReaderTests.Num)).Select(num => Files.ZipBytes(("sub.txt", FsdsReaderTests.Sub), ("num.txt", Latin1(num)))));

    [Fact]
    public Task Mutated_sub_rows() =>
        Holds(FsdsReader.Read, "zip", Mutants(Encoding.UTF8.GetBytes(FsdsReaderTests.Sub)).Select(sub => Files.ZipBytes(("sub.txt", Latin1(sub)), ("num.txt", FsdsReaderTests.Num))));

    [Fact]
    public Task Mutated_bytes_of_a_company_facts_zip() =>
        Holds(CompanyFactsReader.Read, "zip", Mutants(Files.ZipBytes(("CIK0000789019.json", CompanyFactsReaderTests.Microsoft))));

    [Fact]
    public Task Mutated_company_facts() => Holds(CompanyFactsReader.Read, "json", Mutants(Encoding.UTF8.GetBytes(CompanyFactsReaderTests.Microsoft)));

    [Fact]
    public Task Mutated_submissions() => Holds(SubmissionsReader.Read, "json", Mutants(Encoding.UTF8.GetBytes(SubmissionsReaderTests.Apple)));

    [Fact]
    public Task Mutated_ticker_lists() =>
        Holds(TickersReader.Read, "json", Gen.OneOf(Mutants(Encoding.UTF8.GetBytes(CompanyListTests.ObjectOfObjects)), Mutants(Encoding.UTF8.GetBytes(CompanyListTests.FieldsAndData))));

    [Fact]
    public Task Mutated_company_lists() => Holds(CompaniesReader.Read, "csv", Mutants(Encoding.UTF8.GetBytes(CompanyListTests.Csv)));

    [Fact]
    public Task Mutated_groups() => Holds(GroupsReader.Read, "csv", Mutants(Encoding.UTF8.GetBytes(GroupsReaderTests.Csv)));

    [Fact]
    public Task Mutated_prices() =>
        Holds(PricesReader.Read, "csv", Mutants("date,ticker,close,shares\n2026-06-30,UNP,230.08,607000000\n20260629,BRK.B,\"451.25\",\n2026-06-30,MSFT,497.5,7430000000\n"u8.ToArray()));

    [Fact]
    public Task Mutated_rates() => Holds(RatesReader.Read, "csv", Mutants("currency,year,usd\nEUR,2024,1.0821\nJPY,2025,0.0067\nGBP,2025,1.31\n"u8.ToArray()));

    [Fact]
    public Task Mutated_bytes_of_a_universe() => Holds(UniverseReader.Read, "halo", Mutants(Universe()));

    /// <summary>Packed again, as version 1 without the checksum that would notice: what is inside must hold by itself.</summary>
    [Fact]
    public Task Mutated_content_of_a_universe()
    {
        var content = Unpacked(Universe());
        return Holds(UniverseReader.Read, "halo", Mutants(content[..^System.Security.Cryptography.SHA256.HashSizeInBytes]).Select(mutant => Packed(mutant)));
    }

    private static byte[] Universe()
    {
        StatedFact Fact(string tag, byte quarters, double value, string form = "10-K") => new(
            100885, MappedTags.Default.IdOf(tag)!.Value, "USD", new FiscalPeriod(new DateOnly(2024, 12, 31), quarters), Accession.Parse("0000100885-25-000042"), form,
            new DateOnly(2025, 2, 7), value, ExactDates: true);
        using var stream = new MemoryStream();
        UniverseFile.Write(
            stream,
            [Fact("Assets", 0, 67_715e6), Fact("NetIncomeLoss", 4, 6_747e6), Fact("Revenues", 4, 24_250e6, "10-K/A"), Fact("Revenues", 1, 6_121_500_000.5)],
            [new CompanyStatement { Cik = 100885, Source = CompanySource.Submissions, StatedOn = new(2025, 2, 7), Name = "UNION PACIFIC CORP", Tickers = ["UNP"], Sic = 4011 }],
            MappedTags.Default);
        return stream.ToArray();
    }

    private static byte[] Unpacked(byte[] universe)
    {
        var line = Array.IndexOf(universe, (byte)'\n') + 1;
        using var brotli = new BrotliStream(new MemoryStream(universe[line..]), CompressionMode.Decompress);
        using var content = new MemoryStream();
        brotli.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        packed.Write("HALO-UNIVERSE 1\n"u8);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(content);
        return packed.ToArray();
    }

    private Task Holds(Action<string, ReadSink, CancellationToken> read, string extension, Gen<byte[]> mutants)
    {
        var ct = TestContext.Current.CancellationToken;
        return Task.Run(() => mutants.Sample(
            bytes =>
            {
                var path = _files.Bytes($"m{Interlocked.Increment(ref _count)}.{extension}", bytes);
                var collected = new Collected();
                try
                {
                    read(path, collected.Sink, ct);
                    // What was read has rows, and every fact of it could be stored.
                    Assert.All(collected.Facts, f => Assert.True(double.IsFinite(f.Value) && f.Unit.Length is > 0 and <= 20 && f.Form.Length > 0 && f.Cik > 0));
                    Assert.All(collected.Companies, c => Assert.True(c.Cik > 0 && c.Name?.Contains('\0') != true));
                    Assert.All(collected.Prices, p => Assert.True(p.Close > 0 && double.IsFinite(p.Close) && p.Ticker.Length is > 0 and <= Ticker.MaxLength));
                    Assert.All(collected.Rates, r => Assert.True(double.IsFinite(r.Usd) && r.Currency.Length == 3));
                    Assert.All(collected.Groups ?? [], g => Assert.True(g.Cik > 0 && !g.Name.Contains('\0')));
                }
                catch (ImportException e)
                {
                    Assert.StartsWith("m", e.File, StringComparison.Ordinal);
                    Assert.EndsWith(".", e.Reason.ToString().TrimEnd(')'), StringComparison.Ordinal);
                }
            },
            iter: MutantsEach), ct).WaitAsync(Patience, ct);
    }

    private static string Latin1(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static Gen<byte[]> Mutants(byte[] valid)
    {
        var at = Gen.Int[0, valid.Length - 1];
        var nasty = Gen.OneOf(new[] { "\0", "\"", "\\", "{", "[", "]", "}", ",", "\t", "\n", "\r\n", "-", "9999999999999999999999", "1e999", "\uFEFF", "null", "\\ud800", "=cmd()", "../.." }.Select(t => Gen.Const(Encoding.UTF8.GetBytes(t))).ToArray());
        var flip = at.Select(Gen.Byte, (i, b) => (byte[])[.. valid[..i], b, .. valid[(i + 1)..]]);
        var cut = at.Select(i => valid[..i]);
        var remove = at.Select(Gen.Int[1, 40], (i, n) => (byte[])[.. valid[..i], .. valid[Math.Min(i + n, valid.Length)..]]);
        var repeat = at.Select(Gen.Int[1, 60], (i, n) => (byte[])[.. valid[..i], .. valid[Math.Max(0, i - n)..]]);
        var insert = at.Select(nasty, (i, text) => (byte[])[.. valid[..i], .. text, .. valid[i..]]);
        var swap = at.Select(at, (i, j) =>
        {
            var bytes = (byte[])valid.Clone();
            (bytes[i], bytes[j]) = (bytes[j], bytes[i]);
            return bytes;
        });
        return Gen.OneOf(flip, cut, remove, repeat, insert, swap);
    }
}
