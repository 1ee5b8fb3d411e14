using HaloScreener.Charts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Map;

/// <summary>From a query to what the map shows.</summary>
public static class MapScenes
{
    /// <summary>The scene of a query: ranges on heaviness and risk are the window, every other filter stresses its rows before the rest.</summary>
    public static MapScene Of(ScoreBook book, Ranking ranking, ScreenRequest request, MapQuery query, IReadOnlyList<NamedList> lists) => new()
    {
        Book = book,
        Ranking = ranking,
        Color = query.Color,
        Window = WindowOf(request),
        Cik = query.Company is { } id && CompanyLookup.Find(book, id) is { } row ? book.Companies[row].Cik : null,
        Rows = IsNarrowed(request) ? Screener.Answer(book, ranking, request, lists).Rows.ToHashSet() : null,
    };

    /// <summary>The part of the map that the ranges on heaviness and risk span.</summary>
    public static MapWindow WindowOf(ScreenRequest request)
    {
        var h = request.Ranges.FirstOrDefault(r => r.Column == "h");
        var r = request.Ranges.FirstOrDefault(r => r.Column == "r");
        return MapWindow.Of(h?.Min, h?.Max, r?.Min, r?.Max);
    }

    /// <summary>Whether the request leaves companies out; what it says of order, columns, weights and date leaves none out.</summary>
    public static bool IsNarrowed(ScreenRequest request) => request with
    {
        AsOf = null,
        Basis = Basis.Annual,
        Method = null,
        Sort = [],
        Columns = [],
        Page = 1,
        Size = ScreenRequest.DefaultSize,
        Weights = [],
        Neutral = 0,
        Roles = false,
    } != new ScreenRequest();

    public static MapChartText Text(ScoreBook book, IStringLocalizer<ChartText> texts, Terms terms, Format format) => new()
    {
        Title = texts["Map.Title"],
        Heaviness = terms.Of(Axis.Heaviness),
        Durability = texts["Map.Durability"],
        Halo = terms.Of(Quadrant.Halo),
        HeavyPerishable = terms.Of(Quadrant.HeavyPerishable),
        LightDurable = terms.Of(Quadrant.LightDurable),
        AtRiskLight = terms.Of(Quadrant.AtRiskLight),
        SizeNote = texts["Map.Size"],
        Source = texts["Map.Source", format.Date(book.Key.AsOf)],
        Sectors = [.. book.Method.Sectors.Select(s => terms.SectorName(s.Id, s.Name))],
        Empty = texts["Map.Empty"],
    };
}
