using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Themes;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>One builder in one year.</summary>
public sealed record BuildOutRow(Builder Builder, int Year, CapexCell Cell, SpendingYear? Filed);

/// <summary>All builders together in one year.</summary>
public sealed record BuildOutTotal(int Year, double FiledUsd, double LowUsd, double HighUsd, double CumulativeFiledUsd, double CumulativeLowUsd, double CumulativeHighUsd);

/// <summary>A company of a theme in a book.</summary>
public sealed record ThemeRow(ScoreBook Book, ThemeGroup Theme, ThemeMember Member);

/// <summary>The tables of the AI build-out in files.</summary>
public static class BuildOutTables
{
    /// <summary>Hyperscalers, then comparisons; a row for each year of which something is known. Ratios are of the fiscal year of that name.</summary>
    public static IReadOnlyList<BuildOutRow> Rows(BuildOutAnswer answer) =>
        [.. answer.Builders.Concat(answer.Comparisons).SelectMany(b => b.Years.OrderBy(y => y.Key).Select(y => new BuildOutRow(b, y.Key, y.Value, b.Filed.LastOrDefault(f => f.Year == y.Key))))];

    public static IReadOnlyList<ExportColumn<BuildOutRow>> Columns { get; } =
    [
        ExportColumn.Number<BuildOutRow>("cik", ColumnKind.Code, r => r.Builder.Company.Cik),
        ExportColumn.Text<BuildOutRow>("company", r => r.Builder.Company.Company),
        ExportColumn.Text<BuildOutRow>("role", r => r.Builder.Company.Comparison ? "comparison" : "hyperscaler"),
        ExportColumn.Number<BuildOutRow>("year", ColumnKind.Code, r => r.Year),
        ExportColumn.Number<BuildOutRow>("capex_filed_usd", ColumnKind.Money, r => r.Cell.Usd),
        ExportColumn.Number<BuildOutRow>("months_filed", ColumnKind.Integer, r => r.Cell.Months),
        ExportColumn.Number<BuildOutRow>("capex_low_usd", ColumnKind.Money, r => r.Cell.LowUsd),
        ExportColumn.Number<BuildOutRow>("capex_high_usd", ColumnKind.Money, r => r.Cell.HighUsd),
        ExportColumn.Number<BuildOutRow>("months_expected", ColumnKind.Integer, r => r.Cell.ExpectedMonths),
        ExportColumn.Day<BuildOutRow>("fiscal_year_end", r => r.Filed?.End),
        ExportColumn.Number<BuildOutRow>("capex_to_revenue", ColumnKind.Percent, r => r.Filed?.CapexToRevenue ?? double.NaN),
        ExportColumn.Number<BuildOutRow>("capex_to_da", ColumnKind.Multiple, r => r.Filed?.CapexToDa ?? double.NaN),
        ExportColumn.Number<BuildOutRow>("implied_life", ColumnKind.Years, r => r.Filed?.ImpliedLife ?? double.NaN),
    ];

    public static IReadOnlyList<ExportColumn<CapexGuidance>> Guidance { get; } =
    [
        ExportColumn.Number<CapexGuidance>("cik", ColumnKind.Code, g => g.Cik),
        ExportColumn.Text<CapexGuidance>("company", g => g.Company),
        ExportColumn.Number<CapexGuidance>("fiscal_year", ColumnKind.Code, g => g.FiscalYear),
        ExportColumn.Number<CapexGuidance>("from_usd", ColumnKind.Money, g => g.FromUsd),
        ExportColumn.Number<CapexGuidance>("to_usd", ColumnKind.Money, g => g.ToUsd),
        ExportColumn.Text<CapexGuidance>("kind", g => g.Word switch { CapexWord.Estimate => "estimate", CapexWord.Told => "told", _ => "guidance" }),
        ExportColumn.Day<CapexGuidance>("stated", g => g.Stated),
        ExportColumn.Text<CapexGuidance>("source", g => g.Source),
        ExportColumn.Text<CapexGuidance>("note", g => g.Note),
    ];

    /// <summary>A row for each company of each theme.</summary>
    public static IReadOnlyList<ThemeRow> ThemeRows(ScoreBook book) => [.. ThemesAnswer.Of(book).SelectMany(t => t.Members.Select(m => new ThemeRow(book, t, m)))];

    public static IReadOnlyList<ExportColumn<ThemeRow>> Themes { get; } =
    [
        ExportColumn.Text<ThemeRow>("theme", r => r.Theme.Theme.Id),
        ExportColumn.Number<ThemeRow>("cik", ColumnKind.Code, r => r.Book.Companies[r.Member.Row].Cik),
        ExportColumn.Text<ThemeRow>("ticker", r => r.Book.Companies[r.Member.Row].Tickers is { Count: > 0 } tickers ? tickers[0] : null),
        ExportColumn.Text<ThemeRow>("name", r => r.Book.Companies[r.Member.Row].Name),
        ExportColumn.Boolean<ThemeRow>("broad", r => r.Member.Tag.Broad),
        ExportColumn.Text<ThemeRow>("reason", r => r.Member.Tag.Reason),
        ExportColumn.Number<ThemeRow>("halo", ColumnKind.Score, r => r.Book.Ranking.Halo[r.Member.Row]),
        ExportColumn.Number<ThemeRow>("h", ColumnKind.Score, r => r.Book.Ranking.H[r.Member.Row]),
        ExportColumn.Number<ThemeRow>("r", ColumnKind.Score, r => r.Book.Ranking.R[r.Member.Row]),
        ExportColumn.Text<ThemeRow>("currency", r => r.Book.Currency[r.Member.Row]),
        ExportColumn.Number<ThemeRow>("revenue", ColumnKind.Money, r => r.Book.Fundamental(Concept.Revenue)[r.Member.Row]),
        ExportColumn.Number<ThemeRow>("capex", ColumnKind.Money, r => r.Book.Fundamental(Concept.Capex)[r.Member.Row]),
    ];

    public static byte[] Json(BuildOutAnswer answer)
    {
        var totals = answer.Years.Select(y => new BuildOutTotal(
            y, answer.FiledUsd(y), answer.LowUsd(y), answer.HighUsd(y), answer.CumulativeFiledUsd(y), answer.CumulativeLowUsd(y), answer.CumulativeHighUsd(y)));
        using var json = new AnalysisJson(answer.Book, answer.Request.ToQueryString());
        return json.Text("years", answer.Request.Years == YearCount.Fiscal ? "fiscal" : "calendar")
            .Number("from", answer.From).Number("to", answer.To).Number("expectedUsd", answer.ExpectedUsd)
            .Number("filedUsd", answer.CumulativeFiledUsd(answer.To)).Number("lowUsd", answer.CumulativeLowUsd(answer.To)).Number("highUsd", answer.CumulativeHighUsd(answer.To))
            .Number("monthsUncovered", answer.Uncovered.Missing).Number("months", answer.Uncovered.Of)
            .Text("note", answer.Book.Method.Rules.Analyses.Note)
            .Table("totals", Totals, totals).Table("companies", Columns, Rows(answer))
            .Table("guidance", Guidance, answer.Builders.SelectMany(b => b.Guidance)).Table("themes", Themes, ThemeRows(answer.Book)).Done();
    }

    private static IReadOnlyList<ExportColumn<BuildOutTotal>> Totals { get; } =
    [
        ExportColumn.Number<BuildOutTotal>("year", ColumnKind.Code, t => t.Year),
        ExportColumn.Number<BuildOutTotal>("filed_usd", ColumnKind.Money, t => t.FiledUsd),
        ExportColumn.Number<BuildOutTotal>("low_usd", ColumnKind.Money, t => t.LowUsd),
        ExportColumn.Number<BuildOutTotal>("high_usd", ColumnKind.Money, t => t.HighUsd),
        ExportColumn.Number<BuildOutTotal>("cumulative_filed_usd", ColumnKind.Money, t => t.CumulativeFiledUsd),
        ExportColumn.Number<BuildOutTotal>("cumulative_low_usd", ColumnKind.Money, t => t.CumulativeLowUsd),
        ExportColumn.Number<BuildOutTotal>("cumulative_high_usd", ColumnKind.Money, t => t.CumulativeHighUsd),
    ];
}
