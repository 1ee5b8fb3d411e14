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
    private const string AxisName = "axis";

    public static void MapChartEndpoints(this WebApplication app)
    {
        app.MapGet("/charts/history/{id}." + ChartAnswer.Formats, HistoryAsync)
            .WithName("history-chart").WithSummary("A company's scores by date.")
            .Takes(ApiParameters.Company, ApiParameters.Picture(1080, 280), ApiParameters.Book)
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        app.MapGet("/charts/factors/{id}." + ChartAnswer.Formats, FactorsAsync)
            .WithName("factors-chart").WithSummary("How a company's points on one axis come together, factor by factor; axis=heaviness|risk.")
            .Takes(ApiParameters.Company, [new(AxisName, ApiValue.Text, "The axis.") { Allowed = ["heaviness", "risk"], Default = "heaviness" }], ApiParameters.Picture(640, 320), ApiParameters.Filters)
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> FactorsAsync(
        HttpContext context, string id, string format, Books books, IStringLocalizer<ChartText> texts, IStringLocalizer<CompanyText> words, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 640, height: 320);
        if (ask.Problem is not null)
            return ask.Problem;
        var wanted = ask.Rest.LastOrDefault(p => p.Key == AxisName).Value;
        if (wanted is not (null or "heaviness" or "risk"))
            return Problems.BadQuery([new ParameterError(AxisName, wanted.Length <= 40 ? wanted : wanted[..40] + "…", "is no axis", "heaviness, risk")]);
        var query = await BookQuery.ReadAsync(context, books, ask.Rest.Where(p => p.Key != AxisName));
        if (query is not { Book: { } book, Ranking: { } ranking })
            return query.Problem!;
        if (CompanyLookup.Find(book, id) is not { } row)
            return NoCompany(id);
        var axis = wanted == "risk" ? Axis.Risk : Axis.Heaviness;
        var steps = AxisWay.Of(axis, book, ranking, row) is { } way ? WaySteps.Of(way, terms, words) : [];
        var text = new WaterfallText
        {
            Words = new ChartWords
            {
                Title = texts["Factors.Title", book.Companies[row].Name, terms.Of(axis)],
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

    private static async Task<IResult> HistoryAsync(HttpContext context, string id, string format, Books books, IStringLocalizer<ChartText> texts, Terms terms)
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
        var points = (await books.HistoryAsync(company.Cik, context.RequestAborted)).Where(p => p.AsOf <= book.Key.AsOf).ToList();
        var text = new HistoryChartText
        {
            Title = texts["History.Title", company.Name],
            Heaviness = terms.Of(Axis.Heaviness),
            Risk = texts["History.Risk"],
            Halo = terms.Of(Quadrant.Halo),
            Empty = texts["History.Empty"],
            Source = texts["History.Source"],
        };
        // Scores are stored after the book is there.
        return await ChartAnswer.OfAsync(context, book.Key, () => HistoryChart.Draw(points, ask.Chart!, text), stored: points.Count);
    }

    private static IResult NoCompany(string id) =>
        Problems.NotFound(FormattableString.Invariant($"No company has the ticker or CIK '{(id.Length <= 40 ? id : id[..40] + "…")}'."));
}
