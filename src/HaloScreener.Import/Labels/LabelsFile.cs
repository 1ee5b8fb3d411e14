using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Labels;

/// <summary>
/// Reads labelled companies from a CSV by its header: <c>ticker</c>, <c>cik</c> or <c>ticker_or_cik</c>, and <c>label</c> with <c>halo</c> or
/// <c>at_risk</c>. Other columns are left alone. Where there is a CIK it goes before the ticker. The first bad row ends the reading: half a list of
/// labels would be another list.
/// </summary>
public static class LabelsFile
{
    private const long MaxFileBytes = 16L << 20;
    private const int MaxLabels = 100_000;
    private const int MaxIdLength = 40;

    /// <exception cref="ImportException">The file or a row of it cannot be read; the message names file, line and reason.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<LabelledCompany> Read(string path, CancellationToken ct)
    {
        var labels = new List<LabelledCompany>();
        var sink = new ReadSink { Facts = _ => { }, Company = _ => { }, Today = DateOnly.MaxValue };
        CsvFile.Read(path, new CsvForm("a file of labels", MaxFileBytes, ["label"]), sink, header =>
        {
            if (header["cik"] < 0 && header["ticker"] < 0 && header["ticker_or_cik"] < 0)
                throw new ImportException(Path.GetFileName(path), 1, $"the header has no column 'ticker', 'cik' or 'ticker_or_cik'; it names {header.Shown}.");
            return row =>
            {
                labels.Add(new LabelledCompany(IdOf(header, row), LabelOf(row, row[header["label"]]), row.Line));
                return labels.Count <= MaxLabels ? null : throw row.Error($"there are over {MaxLabels:N0} labels; the SEC has about 8,000 listed filers.");
            };
        }, ct);
        if (sink.Rejects.ByReason() is [var rejected, ..])
            throw new ImportException(rejected.Samples[0].File, rejected.Samples[0].Line, "the row has more or fewer fields than the header.");
        return labels.Count > 0 ? labels : throw new ImportException(Path.GetFileName(path), null, "it holds no labels.");
    }

    private static string IdOf(CsvHeader header, CsvRow row)
    {
        if (row[header["cik"]] is { Length: > 0 } cik)
            return Utf8Number.TryParseCik(row.Utf8(header["cik"]), out _) ? cik : throw row.Error($"'{Shown(cik)}' is no CIK.");
        var id = (row[header["ticker"]] is { Length: > 0 } ticker ? PlainText.Of(ticker) : PlainText.Of(row[header["ticker_or_cik"]])) ?? "";
        return id.Length switch
        {
            0 => throw row.Error("it names no company."),
            > MaxIdLength => throw row.Error($"'{Shown(id)}' is no ticker or CIK."),
            _ => id,
        };
    }

    private static CompanyLabel LabelOf(CsvRow row, string text) => text.ToLowerInvariant() switch
    {
        "halo" => CompanyLabel.Halo,
        "at_risk" => CompanyLabel.AtRisk,
        _ => throw row.Error($"'{Shown(text)}' is no label; there is halo and at_risk."),
    };

    private static string Shown(string text) => PlainText.Of(text.Length <= MaxIdLength ? text : text[..MaxIdLength]) ?? "";
}
