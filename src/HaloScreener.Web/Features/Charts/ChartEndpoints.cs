using HaloScreener.Charts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Charts;

/// <summary>
/// Pictures of a company: <c>/charts/history/{id}.svg</c>, <c>.png</c> too, with <c>w</c>, <c>h</c>, <c>theme=dark</c> and the page's
/// query. A browser keeps them and asks whether the book has changed.
/// </summary>
public static class ChartEndpoints
{
    public static void MapChartEndpoints(this WebApplication app)
    {
        app.MapGet("/charts/history/{id}." + ChartAnswer.Formats, HistoryAsync)
            .WithName("history-chart").WithSummary("A company's scores by date.")
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
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
            return Problems.NotFound(FormattableString.Invariant($"No company has the ticker or CIK '{(id.Length <= 40 ? id : id[..40] + "…")}'."));
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
}
