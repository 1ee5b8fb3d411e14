using HaloScreener.Core.Concepts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Input;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Auditing;

/// <summary>
/// Reads reference figures from a CSV by its header: <c>cik</c>, <c>fiscal_year_end</c> (2024-06-30), <c>concept</c> (an id such as <c>ppe_net</c>) and <c>value</c>,
/// and where it is there <c>as_of</c>. Other columns are left alone. A reference with a bad row is no reference: the first one ends the reading.
/// </summary>
public static class ReferenceFile
{
    private const long MaxFileBytes = 256L << 20;

    /// <exception cref="ImportException">The file or a row of it cannot be read; the message names file, line and reason.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<ReferenceFigure> Read(string path, CancellationToken ct)
    {
        var figures = new List<ReferenceFigure>();
        var lines = new Dictionary<(int, DateOnly, Concept, DateOnly?), long>();
        var sink = new ReadSink { Facts = _ => { }, Company = _ => { }, Today = DateOnly.MaxValue };
        CsvFile.Read(path, new CsvForm("a reference file", MaxFileBytes, ["cik", "fiscal_year_end", "concept", "value"]), sink, header => row =>
        {
            var figure = Parse(header, row);
            var key = (figure.Cik, figure.FiscalYearEnd, figure.Concept, figure.AsOf);
            if (!lines.TryAdd(key, figure.Line))
                throw row.Error($"this company, fiscal year end and concept stand on line {lines[key]} already.");
            figures.Add(figure);
            return null;
        }, ct);
        if (sink.Rejects.ByReason() is [var rejected, ..])
            throw new ImportException(rejected.Samples[0].File, rejected.Samples[0].Line, "the row has more or fewer fields than the header.");
        return figures.Count > 0 ? figures : throw new ImportException(Path.GetFileName(path), null, "it holds no figures.");
    }

    private static ReferenceFigure Parse(CsvHeader header, CsvRow row)
    {
        if (!Utf8Number.TryParseCik(row.Utf8(header["cik"]), out var cik))
            throw row.Error($"'{row[header["cik"]]}' is no CIK.");
        var concept = ConceptInfo.Find(row[header["concept"]])
            ?? throw row.Error($"'{row[header["concept"]]}' is no concept; there is {string.Join(", ", ConceptInfo.All.Select(c => c.Id))}.");
        if (!Utf8Number.TryParse(row.Utf8(header["value"]), out double value))
            throw row.Error($"'{row[header["value"]]}' is no number.");
        return new ReferenceFigure
        {
            Cik = cik,
            FiscalYearEnd = Day("fiscal_year_end"),
            Concept = concept.Concept,
            Value = value,
            AsOf = row[header["as_of"]].Length == 0 ? null : Day("as_of"),
            Line = row.Line,
        };

        DateOnly Day(string column) => Utf8Date.TryParseIso(row.Utf8(header[column]), out var day)
            ? day
            : throw row.Error($"'{row[header[column]]}' is no date like 2024-06-30 ({column}).");
    }
}
