using System.Globalization;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>One measure of one year, of the whole universe or of the one without hyperscalers.</summary>
public sealed record MigrationRow(MigrationYear Year, bool Hyperscalers, CapitalShares Shares);

/// <summary>The tables of capital migration in files.</summary>
public static class MigrationTables
{
    /// <summary>Both universes: every year and measure.</summary>
    public static IReadOnlyList<MigrationRow> Rows(MigrationAnswer answer) =>
        [.. Both(answer).SelectMany(y => y.Year.Shares.Select(s => new MigrationRow(y.Year, y.Hyperscalers, s)))];

    /// <summary>The columns for a number of groups, <c>share_1</c> the lightest.</summary>
    public static IReadOnlyList<ExportColumn<MigrationRow>> Columns(MigrationAnswer answer)
    {
        var groups = answer.Book.Method.Rules.Analyses.MigrationGroups;
        return
        [
            ExportColumn.Day<MigrationRow>("as_of", r => r.Year.AsOf),
            ExportColumn.Boolean<MigrationRow>("hyperscalers", r => r.Hyperscalers),
            ExportColumn.Text<MigrationRow>("measure", r => IdOf(r.Shares.Measure)),
            ExportColumn.Number<MigrationRow>("companies", ColumnKind.Integer, r => r.Year.Companies),
            ExportColumn.Number<MigrationRow>("known", ColumnKind.Integer, r => r.Shares.Known),
            ExportColumn.Number<MigrationRow>("total_usd", ColumnKind.Money, r => r.Shares.TotalUsd),
            .. Enumerable.Range(0, groups).Select(g => ExportColumn.Number<MigrationRow>(Numbered("share", g), ColumnKind.Percent, r => r.Shares.ShareOf(g))),
            .. Enumerable.Range(0, groups).Select(g => ExportColumn.Number<MigrationRow>(Numbered("usd", g), ColumnKind.Money, r => r.Shares.Usd[g])),
        ];
    }

    public static IReadOnlyList<(MigrationYear Year, bool Hyperscalers)> Both(MigrationAnswer answer) =>
        [.. answer.All.Select(y => (y, true)), .. answer.WithoutHyperscalers.Select(y => (y, false))];

    /// <summary>What the market pays for heavy and for light.</summary>
    public static IReadOnlyList<ExportColumn<(MigrationYear Year, bool Hyperscalers)>> Valuation { get; } =
    [
        ExportColumn.Day<(MigrationYear Year, bool Hyperscalers)>("as_of", r => r.Year.AsOf),
        ExportColumn.Boolean<(MigrationYear Year, bool Hyperscalers)>("hyperscalers", r => r.Hyperscalers),
        .. Spread("ev_sales", y => y.EvToSales),
        .. Spread("pb", y => y.PriceToBook),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>("priced", ColumnKind.Integer, r => r.Year.Priced),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>("public_floats", ColumnKind.Integer, r => r.Year.Floats),
    ];

    public static byte[] Json(MigrationAnswer answer)
    {
        using var json = new AnalysisJson(answer.Book, answer.Request.ToQueryString());
        return json.Table("shares", Columns(answer), Rows(answer).Where(r => r.Hyperscalers == answer.Request.Hyperscalers))
            .Table("valuation", Valuation, Both(answer).Where(r => r.Hyperscalers == answer.Request.Hyperscalers)).Done();
    }

    /// <inheritdoc cref="MigrationFigures.IdOf"/>
    public static string IdOf(CapitalMeasure measure) => MigrationFigures.IdOf(measure);

    private static ExportColumn<(MigrationYear Year, bool Hyperscalers)>[] Spread(string id, Func<MigrationYear, ValuationSpread> of) =>
    [
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>(id + "_heaviest", ColumnKind.Multiple, r => of(r.Year).Heavy),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>(id + "_lightest", ColumnKind.Multiple, r => of(r.Year).Light),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>(id + "_ln_spread", ColumnKind.Index, r => of(r.Year).Log),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>(id + "_heaviest_companies", ColumnKind.Integer, r => of(r.Year).HeavyCompanies),
        ExportColumn.Number<(MigrationYear Year, bool Hyperscalers)>(id + "_lightest_companies", ColumnKind.Integer, r => of(r.Year).LightCompanies),
    ];

    private static string Numbered(string name, int group) => string.Create(CultureInfo.InvariantCulture, $"{name}_{group + 1}");
}
