using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>A company's part of a number with the filings behind it.</summary>
public sealed record SourcedPart(PlacedPart Part, PartLineage Lineage)
{
    public ScoreBook Book => Part.Term.Book;
    public int? Row => Part.Part.Row;
}

/// <summary>One figure behind a part; a part without any has one row with none.</summary>
public sealed record FigureRow(SourcedPart Of, Fundamental? Figure, CapexGuidance? Guidance);

/// <summary>A number of many companies taken apart, in files: a row for each figure behind each part.</summary>
public static class FigureTables
{
    public static IEnumerable<FigureRow> RowsOf(SourcedPart part)
    {
        FigureRow[] rows = [.. part.Lineage.Figures.Select(f => new FigureRow(part, f, null)), .. part.Lineage.Guidance.Select(g => new FigureRow(part, null, g))];
        return rows.Length > 0 ? rows : [new FigureRow(part, null, null)];
    }

    public static IReadOnlyList<ExportColumn<FigureRow>> Columns { get; } =
    [
        ExportColumn.Day<FigureRow>("as_of", r => r.Of.Book.Key.AsOf),
        ExportColumn.Number<FigureRow>("cik", ColumnKind.Code, r => r.Of.Row is { } row ? r.Of.Book.Companies[row].Cik : r.Guidance?.Cik ?? double.NaN),
        ExportColumn.Text<FigureRow>("ticker", r => r.Of.Row is { } row && r.Of.Book.Companies[row].Tickers is { Count: > 0 } tickers ? tickers[0] : null),
        ExportColumn.Text<FigureRow>("name", r => r.Of.Row is { } row ? r.Of.Book.Companies[row].Name : r.Of.Part.Part.Name),
        ExportColumn.Text<FigureRow>("term", r => r.Of.Part.Term.Key?.ToLowerInvariant()),
        ExportColumn.Number<FigureRow>("own", ColumnKind.Index, r => r.Of.Part.Part.Own),
        ExportColumn.Number<FigureRow>("place", ColumnKind.Integer, r => r.Of.Part.Place),
        ExportColumn.Number<FigureRow>("part", ColumnKind.Index, r => r.Of.Part.Part.Value),
        ExportColumn.Number<FigureRow>("part_second", ColumnKind.Index, r => r.Of.Part.Part.Second),
        ExportColumn.Number<FigureRow>("usd_per_unit", ColumnKind.Index, r => r.Of.Row is { } row ? r.Of.Book.UsdPerUnitOf(row) : double.NaN),
        ExportColumn.Text<FigureRow>("concept", r => r.Figure?.Concept.Id),
        ExportColumn.Day<FigureRow>("period_end", r => r.Figure?.Value.Period.End),
        ExportColumn.Number<FigureRow>("quarters", ColumnKind.Integer, r => r.Figure?.Value.Period.Quarters ?? double.NaN),
        ExportColumn.Number<FigureRow>("value", ColumnKind.Index, r => r.Figure?.Value.Value ?? r.Guidance?.FromUsd ?? double.NaN),
        ExportColumn.Text<FigureRow>("unit", r => r.Figure?.Value.Unit ?? (r.Guidance is null ? null : "USD")),
        ExportColumn.Text<FigureRow>("tag", r => r.Figure?.Tag),
        ExportColumn.Number<FigureRow>("chain_position", ColumnKind.Integer, r => r.Figure?.Value.ChainPosition ?? double.NaN),
        ExportColumn.Boolean<FigureRow>("derived", r => r.Figure?.Value.Derived),
        ExportColumn.Text<FigureRow>("arithmetic", r => r.Figure?.Value.Arithmetic),
        ExportColumn.Text<FigureRow>("form", r => r.Figure?.Value.Form),
        ExportColumn.Day<FigureRow>("filed", r => r.Figure?.Value.Filed ?? r.Guidance?.Stated),
        ExportColumn.Text<FigureRow>("accession", r => r.Figure?.Value.Accession.ToString()),
        ExportColumn.Text<FigureRow>("source", r => r.Figure?.Filing.ToString() ?? r.Guidance?.Source),
    ];

    /// <param name="answer">The number.</param>
    /// <param name="shown">The parts of its page.</param>
    public static byte[] Json(FigureAnswer answer, IReadOnlyList<SourcedPart> shown)
    {
        using var json = new AnalysisJson(answer.Book, answer.Request.ToQueryString());
        return json.Text("of", answer.Request.Set.Id).Text("figure", answer.Request.Figure.Id).Text("group", answer.Request.Group)
            .Number("value", answer.Value).Number("high", answer.High).Number("intervalLow", answer.Interval?.Low ?? double.NaN).Number("intervalHigh", answer.Interval?.High ?? double.NaN).Text("made", answer.Terms[0].Kind.ToString().ToLowerInvariant())
            .Number("companies", answer.Ordered.Count).Number("leftOut", answer.Terms.Sum(t => t.LeftOut)).Number("page", answer.Page).Number("pages", answer.PageCount)
            .Table("parts", Columns, shown.SelectMany(RowsOf)).Done();
    }
}
