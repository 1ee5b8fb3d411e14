using HaloScreener.Charts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.AiCapex;

/// <summary>The pictures of the page: <c>/charts/ai-capex.svg?view=years|total</c> with the page's query.</summary>
public static class AiCapexPicture
{
    public const string ByYear = "years";
    public const string Total = "total";
    private static readonly PictureChoice ViewChoice = new("view", "By year and company, or the running total against what is expected.", [ByYear, Total]);
    private const int MostYears = 10;

    public static void MapAiCapexPicture(this WebApplication app) => app.MapPicture(
        "ai-capex", "ai-capex-chart", "Hyperscalers' capex by year and company (view=years) or in total against what is expected (view=total).",
        DrawAsync, ViewChoice.Described, ApiParameters.Picture(620, 360), AiCapexEndpoints.Described);

    /// <summary>The finding in words.</summary>
    public static string Title(BuildOutAnswer answer, string view, IStringLocalizer<AiCapexText> texts, Format format) => view == Total
        ? texts["Title.Total", answer.From, answer.To, format.Amount(answer.CumulativeFiledUsd(answer.To)), format.Amount(answer.CumulativeLowUsd(answer.To)), format.Amount(answer.CumulativeHighUsd(answer.To)), format.Amount(answer.ExpectedUsd)]
        : texts["Title.Years", format.Amount(answer.LowUsd(answer.From)), answer.From, format.Amount(answer.LowUsd(answer.To)), answer.To];

    private static async Task<IResult> DrawAsync(HttpContext context, string format, Books books, IStringLocalizer<AiCapexText> texts, IStringLocalizer<AnalysisText> shared, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 620, height: 360, ViewChoice);
        if (ask.Problem is not null)
            return ask.Problem;
        var view = ask.Choice;
        var parsed = BuildOutRequest.Parse(ask.Rest);
        return await AnalysisFiles.AnswerAsync(context, books, parsed, r => (r.AsOf, r.Basis), (book, request) => ChartAnswer.OfAsync(context, book.Key, () =>
        {
            var answer = BuildOutAnswer.Of(book, request, cik => books.FiscalYearsOf(cik, book.Key.AsOf));
            var words = new ChartWords
            {
                Title = Title(answer, view, texts, numbers),
                Unit = texts[view == Total ? "Unit.Total" : "Unit.Years", texts["Years." + request.Years]],
                Source = texts["PictureSource", shared["Source", numbers.Date(book.Key.AsOf)]],
                Empty = texts["Empty.Title"],
            };
            return YearsChart.Draw(view == Total ? TotalOf(answer, texts, numbers) : YearsOf(answer, texts), new ValueAxis { Min = 0, Number = v => numbers.Amount(v), Along = numbers.AxisAmounts }, ask.Chart!, words);
        }));
    }

    private static YearsChartData YearsOf(BuildOutAnswer answer, IStringLocalizer<AiCapexText> texts)
    {
        int[] years = [.. answer.Years.TakeLast(MostYears)];
        return new YearsChartData
        {
            Years = years,
            Series = [.. answer.Builders.Select(b => new YearSeries(b.Company.Company, [.. years.Select(y => b[y].LowUsd)]))],
            Form = YearsForm.StackedBars,
            ExpectedFrom = ExpectedFrom(answer, years),
            ExpectedName = texts["Expected"],
        };
    }

    private static YearsChartData TotalOf(BuildOutAnswer answer, IStringLocalizer<AiCapexText> texts, Format numbers)
    {
        int[] years = [.. Enumerable.Range(answer.From, answer.To - answer.From + 1)];
        return new YearsChartData
        {
            Years = years,
            Series =
            [
                new YearSeries(texts["High"], [.. years.Select(answer.CumulativeHighUsd)]),
                new YearSeries(texts["Low"], [.. years.Select(answer.CumulativeLowUsd)]),
            ],
            Form = YearsForm.Lines,
            Target = new TargetLine(texts["Target", answer.From, answer.To, numbers.Amount(answer.ExpectedUsd)], answer.ExpectedUsd),
            ExpectedFrom = ExpectedFrom(answer, years),
            ExpectedName = texts["Expected"],
        };
    }

    /// <summary>The first year of which filings state less than half.</summary>
    private static int? ExpectedFrom(BuildOutAnswer answer, int[] years) =>
        years.Where(y => y >= answer.From && !(answer.FiledUsd(y) >= answer.LowUsd(y) / 2)).Cast<int?>().FirstOrDefault();
}
