using System.Text;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.Markets;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>Bytes that are no text, or no end of it, for every reader of a CSV or a JSON list.</summary>
public sealed class HostileTextTests : IDisposable
{
    private static readonly Dictionary<string, (Action<string, ReadSink, CancellationToken> Read, string Header, string Good, string Bad)> Lists = new(StringComparer.Ordinal)
    {
        ["prices"] = (PricesReader.Read, "date,ticker,close", "2026-06-30,UNP,230", "2026-06-30,{0},230"),
        ["rates"] = (RatesReader.Read, "currency,year,usd", "EUR,2025,1.13", "{0},2025,1.13"),
        ["groups"] = (GroupsReader.Read, "cik,group", "100885,Rail", "34088,{0}"),
        ["companies"] = (CompaniesReader.Read, "cik,name", "100885,Union Pacific", "{0},Exxon"),
    };

    private readonly Files _files = new();

    public static TheoryData<string> Kinds => [.. Lists.Keys];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NUL_bytes_and_invalid_UTF_8_are_a_rejected_row_with_its_line(string kind)
    {
        var (read, header, good, bad) = Lists[kind];
        byte[] nul = Encoding.UTF8.GetBytes($"{header}\n{good}\n{string.Format(null, bad, "A\0B")}\n");
        byte[] invalid = [.. Encoding.UTF8.GetBytes($"{header}\n{good}\n"), .. Encoding.Latin1.GetBytes(string.Format(null, bad, "A\u00C3\u0028") + "\n")];

        foreach (var bytes in new[] { nul, invalid })
        {
            var collected = Collected.Read(read, _files.Bytes("list.csv", bytes));
            var reject = Assert.Single(collected.Sink.Rejects.ByReason());
            Assert.Equal((1, "list.csv", 3L), (reject.Count, reject.Samples[0].File, reject.Samples[0].Line));
            Assert.DoesNotContain('\0', reject.Samples[0].Text);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_line_or_a_quote_without_end_is_refused_with_file_and_line(string kind)
    {
        var (read, header, good, _) = Lists[kind];
        foreach (var endless in new[] { new string('9', 3 << 20), "\"" + string.Concat(Enumerable.Repeat("never closed\n", 200_000)) })
        {
            var error = Collected.Fails(read, _files.Text("list.csv", $"{header}\n{good}\n{endless}"));
            Assert.Equal(("list.csv", 3L), (error.File, error.Line));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_another_kind_is_refused_with_what_it_lacks(string kind)
    {
        var (read, header, _, _) = Lists[kind];
        var needed = header.Split(',')[0];
        foreach (var other in new[] { "", "\0\0\0\0", "<!doctype html><title>Sign in</title>\n", "{\"cik\":1}\n", new string(',', 5000) + "\n" })
            Assert.StartsWith("list.csv", Collected.Fails(read, _files.Text("list.csv", other)).Message, StringComparison.Ordinal);
        Assert.Contains($"no column '{needed}'", Collected.Fails(read, _files.Text("list.csv", "nothing,here\n1,2\n")).Message, StringComparison.Ordinal);
        Assert.Contains("one CSV file", Collected.Fails(read, _files.Zip("list.zip", ("list.csv", header))).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submissions")]
    [InlineData("tickers")]
    public void Json_a_million_levels_deep_or_with_half_a_character_in_it_is_no_crash(string kind)
    {
        Action<string, ReadSink, CancellationToken> read = kind == "tickers" ? TickersReader.Read : SubmissionsReader.Read;
        var deep = "{\"cik\":5,\"0\":" + string.Concat(Enumerable.Repeat("[", 1_000_000));
        Assert.Contains("levels deep", Collected.Fails(read, _files.Text("CIK0000000005.json", deep)).Reason, StringComparison.Ordinal);

        byte[] half = [.. "{\"cik\":5,\"name\":\"A\\ud800B\0\",\"tickers\":[\"A\xC3\"],\"0\":{\"cik_str\":5,\"ticker\":\"A\\ud800\",\"title\":\""u8, 0xC3, 0x28, .. "\"}}"u8];
        try
        {
            Assert.All(Collected.Read(read, _files.Bytes("CIK0000000005.json", half)).Companies, c => Assert.DoesNotContain('\0', c.Name ?? ""));
        }
        catch (ImportException e)
        {
            Assert.Equal("CIK0000000005.json", e.File);
        }
    }
}
