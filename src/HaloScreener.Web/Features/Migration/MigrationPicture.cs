using HaloScreener.Charts;
using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Migration;

/// <summary>The pictures of the page: <c>/charts/migration.svg?measure=revenue|…|spread</c> with the page's query.</summary>
public static class MigrationPicture
{
    /// <summary>The measure that asks for the valuation spread.</summary>
    public const string SpreadId = "spread";
    private static readonly PictureChoice MeasureChoice = new(
        "measure", "What is divided up; spread is the valuation of the heaviest against the lightest fifth.", [.. Enum.GetValues<CapitalMeasure>().Select(IdOf), SpreadId]);

    public static void MapMigrationPicture(this WebApplication app) => app.MapPicture(
        "migration", "migration-chart", "Shares of the fifths by heaviness by year: measure=revenue, operating_income, capex, ppe_net, market_value; or measure=spread.",
        DrawAsync, MeasureChoice.Described, ApiParameters.Picture(620, 320), MigrationEndpoints.Described);

    public static string IdOf(CapitalMeasure measure) => MigrationTables.IdOf(measure);

    /// <summary>A group's name: the heaviest, the lightest, or its place between.</summary>
    public static string GroupName(int group, int groups, IStringLocalizer<MigrationText> texts) =>
        group == groups - 1 ? texts["Heaviest"] : group == 0 ? texts["Lightest"] : texts["Group", groups - group];

    public static string Title(IReadOnlyList<MigrationYear> years, CapitalMeasure measure, IStringLocalizer<MigrationText> texts, Format format)
    {
        var known = years.Where(y => !double.IsNaN(y[measure].Heaviest)).ToArray();
        return known.Length == 0 ? texts["None"] : texts["Title.Shares", texts["Measure." + measure], known[0].AsOf.Year, format.Percent(known[0][measure].Heaviest), known[^1].AsOf.Year, format.Percent(known[^1][measure].Heaviest)];
    }

    public static string SpreadTitle(IReadOnlyList<MigrationYear> years, IStringLocalizer<MigrationText> texts, Format format)
    {
        var known = years.Where(y => !double.IsNaN(y.EvToSales.Log)).ToArray();
        return known.Length == 0 ? texts["None.MarketValue"] : texts["Title.Spread", known[^1].AsOf.Year, format.Multiple(known[^1].EvToSales.Heavy), format.Multiple(known[^1].EvToSales.Light)];
    }

    private static async Task<IResult> DrawAsync(HttpContext context, string format, Books books, IStringLocalizer<MigrationText> texts, IStringLocalizer<AnalysisText> shared, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 620, height: 320, MeasureChoice);
        if (ask.Problem is not null)
            return ask.Problem;
        var measure = Enum.GetValues<CapitalMeasure>().Where(m => IdOf(m) == ask.Choice).Cast<CapitalMeasure?>().FirstOrDefault();
        return await AnalysisFiles.AnswerAsync(context, books, MigrationRequest.Parse(ask.Rest), r => (r.AsOf, r.Basis), async (book, request) =>
        {
            var years = MigrationAnswer.Of(book, request, YearSummary.OnePerYear(await books.YearsAsync(book, context.RequestAborted))).Years;
            var words = new ChartWords
            {
                Title = measure is { } m ? Title(years, m, texts, numbers) : SpreadTitle(years, texts, numbers),
                Unit = measure is { } unit ? texts["Unit.Shares", texts["Measure." + unit]] : texts["Unit.Spread"],
                Source = shared["Source", numbers.Date(book.Key.AsOf)],
                Empty = texts["None"],
            };
            return await ChartAnswer.OfAsync(context, book.Key, () => measure is { } of
                ? Shares(years, of, ask.Chart!, words, texts, numbers)
                : Spread(years, ask.Chart!, words, texts, numbers));
        });
    }

    private static ChartImage Shares(IReadOnlyList<MigrationYear> years, CapitalMeasure measure, ChartRequest request, ChartWords words, IStringLocalizer<MigrationText> texts, Format numbers)
    {
        var known = years.Where(y => !double.IsNaN(y[measure].Heaviest)).ToArray();
        var groups = known.Length == 0 ? 0 : known[0][measure].Usd.Count;
        // The heaviest at the bottom, in the strongest tone.
        var series = Enumerable.Range(0, groups).Reverse().Select(g => new YearSeries(GroupName(g, groups, texts), [.. known.Select(y => Drawn(y[measure], g))]));
        return StackedSharesChart.Draw([.. known.Select(y => y.AsOf.Year)], [.. series], new ValueAxis { Min = 0, Max = 1, Number = numbers.Share }, ChartPalette.Order, request, words);
    }

    /// <summary>A loss cannot be stacked: it counts as nothing, and the gains make up the whole.</summary>
    private static double Drawn(CapitalShares shares, int group) => Math.Max(0, shares.Usd[group]) / shares.Usd.Sum(v => Math.Max(0, v));

    private static ChartImage Spread(IReadOnlyList<MigrationYear> years, ChartRequest request, ChartWords words, IStringLocalizer<MigrationText> texts, Format numbers)
    {
        var known = years.Where(y => !double.IsNaN(y.EvToSales.Log) || !double.IsNaN(y.PriceToBook.Log)).ToArray();
        return YearsChart.Draw(new YearsChartData
        {
            Years = [.. known.Select(y => y.AsOf.Year)],
            Series = [new YearSeries(texts["EvSales"], [.. known.Select(y => y.EvToSales.Log)]), new YearSeries(texts["Pb"], [.. known.Select(y => y.PriceToBook.Log)])],
            Form = YearsForm.Lines,
            Target = new TargetLine(texts["Spread.Even"], 0),
        }, new ValueAxis { Number = v => numbers.Change(v, 2) }, request, words);
    }
}
