using HaloScreener.Charts;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Sectors;

/// <summary>The heat map of the page: medians of one score by group and year, <c>/charts/sectors-years.svg</c> with the page's query.</summary>
public static class SectorsYearsPicture
{
    public const string Path = "sectors-years";
    /// <summary>Groups of which a picture can be read; the table has them all.</summary>
    public const int MostGroups = 30;

    public static void MapSectorsYearsPicture(this WebApplication app) => app.MapPicture(
        Path, "sectors-years-chart", "Heat map of the medians of a score (score=halo, h or r) by sector, major group or industry and year.",
        DrawAsync, ApiParameters.Picture(1080, HeatMapChart.HeightFor(16)), SectorsEndpoints.Described);

    /// <summary>The finding in words: who is highest and lowest now, and who has moved most.</summary>
    public static string Title(SectorYears years, ScoreKind score, IStringLocalizer<SectorsText> texts, Terms terms, Format format)
    {
        var now = years.Rows.Where(r => double.IsFinite(r.Newest)).ToArray();
        if (now.Length == 0)
            return texts["Years.Empty"];
        var (high, low) = (now[0], now[^1]);
        var highest = texts["Years.Title", texts["Score." + score], years.Days[0].Year, years.Days[^1].Year, terms.NameOf(high.Group), format.Score(high.Newest), terms.NameOf(low.Group), format.Score(low.Newest)];
        return years.Rows.Where(r => Math.Abs(r.Change) >= 1).MaxBy(r => Math.Abs(r.Change)) is { } moved
            ? texts["Years.Title.Moved", highest, terms.NameOf(moved.Group), format.Change(moved.Change, 0)]
            : highest;
    }

    private static async Task<IResult> DrawAsync(HttpContext context, string format, Books books, IStringLocalizer<SectorsText> texts, IStringLocalizer<AnalysisText> shared, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 1080, height: HeatMapChart.HeightFor(16));
        if (ask.Problem is not null)
            return ask.Problem;
        var parsed = SectorsRequest.Parse(ask.Rest, ScoringMethod.Default);
        return await AnalysisFiles.AnswerAsync(context, books, parsed, r => (r.AsOf, r.Basis), async (book, request) =>
        {
            var summaries = YearSummary.OnePerYear(await books.YearsAsync(book, context.RequestAborted));
            return await ChartAnswer.OfAsync(context, book.Key, () =>
            {
                var years = SectorYears.Of(SectorsAnswer.Of(book, request), summaries);
                var rows = years.Rows.Take(MostGroups).Select(r => new HeatRow(terms.NameOf(r.Group), r.Medians));
                // The scale is as long as the medians differ: a full one would show them all in one tone.
                return HeatMapChart.Draw([.. years.Days.Select(d => numbers.Year(d))], [.. rows], new ValueAxis { Number = v => numbers.Fixed(v, 0) }, v => numbers.Fixed(v, 0), ask.Chart!, new ChartWords
                {
                    Title = Title(years, request.Score, texts, terms, numbers),
                    Unit = texts["Years.Unit", texts["Score." + request.Score]],
                    Source = texts["Years.Source", shared["Source", numbers.Date(book.Key.AsOf)], SectorYears.LeastCompanies],
                    Empty = texts["Years.Empty"],
                });
            });
        });
    }
}
