using HaloScreener.Charts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Charts;

/// <summary>
/// Pictures of a company: <c>/charts/history/{id}.svg</c> and <c>/charts/factors/{id}.svg</c>, <c>.png</c> too, with <c>w</c>, <c>h</c>, <c>theme=dark</c> and the page's
/// query. A browser keeps them and asks whether the book has changed.
/// </summary>
public static class ChartEndpoints
{
    private static readonly PictureChoice AxisChoice = new("axis", "The axis.", ["heaviness", "risk"]);

    public static void MapChartEndpoints(this WebApplication app)
    {
        app.MapPicture(
            "history/{id}", "history-chart", "A company's scores by date.",
            HistoryAsync, ApiParameters.Company, ApiParameters.Picture(1080, 280), ApiParameters.Book).ProducesProblem(404);
        app.MapPicture(
            "factors/{id}", "factors-chart", "How a company's points on one axis come together, factor by factor; axis=heaviness|risk.",
            FactorsAsync, ApiParameters.Company, AxisChoice.Described, ApiParameters.Picture(640, 320), ApiParameters.Filters).ProducesProblem(404);
    }

    private static async Task<IResult> FactorsAsync(
        HttpContext context, string id, string format, Books books, IStringLocalizer<ChartText> texts, IStringLocalizer<CompanyText> words, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 640, height: 320, AxisChoice);
        if (ask.Problem is not null)
            return ask.Problem;
        var query = await BookQuery.ReadAsync(context, books, ask.Rest);
        if (query is not { Book: { } book, Ranking: { } ranking })
            return query.Problem!;
        if (CompanyLookup.Find(book, id) is not { } row)
            return NoCompany(id);
        var axis = ask.Choice == "risk" ? Axis.Risk : Axis.Heaviness;
        var steps = AxisWay.Of(axis, book, ranking, row) is { } way ? WaySteps.Of(way, terms, words) : [];
        var text = new WaterfallText
        {
            Words = new ChartWords
            {
                Title = texts["Factors.Title", book.Companies[row].ReadableName, terms.Of(axis)],
                Unit = texts["Factors.Unit", terms.Of(axis)],
                Source = texts["Factors.Source", numbers.Date(book.Key.AsOf)],
                Empty = texts["Factors.Empty"],
            },
            Adds = texts["Factors.Adds"],
            Takes = texts["Factors.Takes"],
            Total = texts["Factors.Total"],
            Change = v => WaySteps.Signed(v, numbers),
        };
        var ink = axis == Axis.Risk ? ChartInk.Risk : ChartInk.Heaviness;
        var scores = ValueAxis.Scores(v => numbers.Fixed(v, v == Math.Round(v) ? 0 : 1));
        return await ChartAnswer.OfAsync(context, book.Key, () => WaterfallChart.Draw(steps, scores, ink, ask.Chart!, text));
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, string id, string format, Books books, IStringLocalizer<ChartText> texts, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 1080, height: 280);
        if (ask.Problem is not null)
            return ask.Problem;
        var query = await BookQuery.ReadAsync(context, books, ask.Rest);
        if (query is not { Book: { } book })
            return query.Problem!;
        if (CompanyLookup.Find(book, id) is not { } row)
            return NoCompany(id);
        var company = book.Companies[row];
        var points = (await books.HistoryAsync(company.Cik, book.Key.Basis, context.RequestAborted)).Where(p => p.AsOf <= book.Key.AsOf).ToList();
        var text = new HistoryChartText
        {
            Words = new ChartWords
            {
                Title = texts["History.Title", company.ReadableName],
                Unit = texts["History.Unit"],
                Source = texts["History.Source", numbers.Date(book.Key.AsOf)],
                Empty = texts["History.Empty"],
            },
            Heaviness = terms.Of(Axis.Heaviness),
            Risk = texts["History.Risk"],
            Halo = terms.Of(Quadrant.Halo),
        };
        // Scores are stored after the book is there.
        return await ChartAnswer.OfAsync(context, book.Key, () => HistoryChart.Draw(points, ask.Chart!, text), stored: points.Count);
    }

    private static IResult NoCompany(string id) =>
        Problems.NotFound(FormattableString.Invariant($"No company has the ticker or CIK '{(id.Length <= 40 ? id : id[..40] + "…")}'."));
}
