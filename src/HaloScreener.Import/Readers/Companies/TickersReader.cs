using System.Text.Json;
using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// Reads the SEC's ticker lists in both shapes: <c>company_tickers.json</c>, an object of objects, and <c>company_tickers_exchange.json</c>,
/// <c>fields</c> and <c>data</c>. The first ticker of a CIK is its main one.
/// </summary>
public static class TickersReader
{
    /// <summary>The lists have about 1 MB.</summary>
    private const int MaxFileBytes = 16 << 20;
    private const int MaxTickers = 50;

    /// <exception cref="ImportException">The file as a whole cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        using var input = InputSet.Open(path);
        if (input.Kind != InputKind.File)
            throw new ImportException(input.Display, null, "a ticker list is one JSON file; this is none.");
        sink.Counts.Expect(input.Entries[0].Length);
        using var buffer = new EntryBuffer();
        using var json = JsonTree.Read(buffer, input.Entries[0], MaxFileBytes, sink.Counts, ct);
        var companies = new Dictionary<int, Listed>();
        foreach (var (cik, ticker, name, exchange, row) in Rows(json.RootElement, input.Display))
        {
            ct.ThrowIfCancellationRequested();
            sink.Counts.AddRows(1);
            if (JsonTree.Cik(cik) is not { } number)
                sink.Rejects.Add(RejectReason.BadCik, input.Display, null, row.Raw());
            else if (CompanyFields.TickerOf(ticker.Text()) is not { } symbol)
                sink.Rejects.Add(RejectReason.BadTicker, input.Display, null, row.Raw());
            else
                Add(companies, number, symbol, name.Text(), exchange.Text());
        }
        foreach (var (cik, listed) in companies)
        {
            sink.Company(new CompanyStatement
            {
                Cik = cik,
                Source = CompanySource.Tickers,
                StatedOn = sink.Today,
                Name = listed.Name,
                Exchange = listed.Exchange,
                Tickers = listed.Tickers,
            });
            sink.Counts.AddCompany();
        }
    }

    private static void Add(Dictionary<int, Listed> companies, int cik, string ticker, string? name, string? exchange)
    {
        if (!companies.TryGetValue(cik, out var listed))
            companies.Add(cik, listed = new Listed(name, exchange));
        if (listed.Tickers.Count < MaxTickers && !listed.Tickers.Contains(ticker))
            listed.Tickers.Add(ticker);
    }

    private static IEnumerable<(JsonElement Cik, JsonElement Ticker, JsonElement Name, JsonElement Exchange, JsonElement Row)> Rows(JsonElement root, string file)
    {
        if (root.Member("fields"u8).ValueKind != JsonValueKind.Array)
        {
            foreach (var member in root.EnumerateObject())
            {
                var row = member.Value;
                yield return (row.Member("cik_str"u8), row.Member("ticker"u8), row.Member("title"u8), row.Member("exchange"u8), row);
            }
            yield break;
        }
        var fields = root.Member("fields"u8).Elements().Select(f => f.Text()).ToList();
        var (cik, ticker, name, exchange) = (fields.IndexOf("cik"), fields.IndexOf("ticker"), fields.IndexOf("name"), fields.IndexOf("exchange"));
        if (cik < 0 || ticker < 0)
            throw new ImportException(file, null, "its \"fields\" name no \"cik\" or no \"ticker\".");
        if (root.Member("data"u8).ValueKind != JsonValueKind.Array)
            throw new ImportException(file, null, "there is no \"data\" list in it.");
        foreach (var row in root.Member("data"u8).Elements())
        {
            var cells = row.Elements().ToArray();
            JsonElement At(int column) => column >= 0 && column < cells.Length ? cells[column] : default;
            yield return (At(cik), At(ticker), At(name), At(exchange), row);
        }
    }

    private sealed record Listed(string? Name, string? Exchange)
    {
        public List<string> Tickers { get; } = [];
    }
}
