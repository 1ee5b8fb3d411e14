using HaloScreener.Charts;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Stress;

/// <summary>Ranks before and after: <c>/charts/stress.svg</c> with the page's query.</summary>
public static class StressPicture
{
    public static void MapStressPicture(this WebApplication app) => app.MapPicture(
        "stress", "stress-chart", "Ranks before and after a hypothetical scenario, of those that move furthest.",
        DrawAsync, ApiParameters.Picture(900, 420), StressEndpoints.Described);

    /// <summary>The finding in words.</summary>
    public static string Title(StressAnswer answer, IStringLocalizer<StressText> texts, Format format)
    {
        var moved = answer.Companies.Where(c => c.RankChange != 0).ToArray();
        if (moved.Length == 0)
            return texts["Slope.None"];
        var furthest = moved.MaxBy(c => Math.Abs(c.RankChange))!;
        return texts["Slope.Title", format.Count(moved.Length), answer.Book.Companies[furthest.Row].ReadableName, format.Count(furthest.RankBefore), format.Count(furthest.RankAfter)];
    }

    private static async Task<IResult> DrawAsync(HttpContext context, string format, Books books, IStringLocalizer<StressText> texts, IStringLocalizer<AnalysisText> shared, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 900, height: 420);
        if (ask.Problem is not null)
            return ask.Problem;
        return await AnalysisFiles.AnswerAsync(context, books, StressScenario.Parse(ask.Rest, ScoringMethod.Default), s => (s.AsOf, s.Basis), (book, scenario) => ChartAnswer.OfAsync(context, book.Key, () =>
        {
            var answer = StressAnswer.Of(book, scenario);
            SlopeLine[] lines = [.. answer.Companies.Where(c => c.RankChange != 0 && c.RankAfter > 0).Select(c => new SlopeLine(book.Companies[c.Row].Label, c.RankBefore, c.RankAfter))];
            return SlopeChart.Draw(lines, ask.Chart!, new SlopeText
            {
                Words = new ChartWords
                {
                    Title = Title(answer, texts, numbers),
                    Unit = texts["Slope.Unit"],
                    Source = texts["Slope.Source", shared["Source", numbers.Date(book.Key.AsOf)]],
                    Empty = texts["Slope.None"],
                },
                Before = texts["Before"],
                After = texts["After"],
                Up = texts["Up"],
                Down = texts["Down"],
                Number = n => numbers.Count(n),
            });
        }));
    }
}
