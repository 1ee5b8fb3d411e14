using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Validation;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Features.Sectors;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Features.Validate;
using HaloScreener.Web.Features.Watchlists;

namespace HaloScreener.Web.Features.Figures;

/// <summary>Where a number stands: the page that shows it.</summary>
public static class FigureOrigin
{
    /// <summary>The page, with the question that it was asked.</summary>
    public static string Of(FigureAnswer answer) => answer.Request.Question switch
    {
        SectorsRequest sectors => SectorsLinks.To(sectors),
        StressScenario scenario => StressLinks.To(scenario),
        ListQuestion list => WatchlistLink.To(list.List, list.AsOf, list.Basis),
        ValidationRequest validation => ValidateLink.To(validation),
        MigrationRequest migration => "/migration" + migration.ToQueryString(),
        BuildOutRequest buildOut => "/ai-capex" + buildOut.ToQueryString(),
        var question => answer.Request.Set.Id switch
        {
            "themes" => "/ai-capex" + question.ToQueryString() + "#themes",
            OvercapacityFigures.Id => "/stress" + question.ToQueryString(),
            "factors" => "/method" + question.ToQueryString(),
            "freshness" => "/data" + question.ToQueryString(),
            "coverage" => "/data" + question.ToQueryString() + "#coverage",
            _ => "/" + question.ToQueryString(),
        },
    };

    /// <summary>The end of the page's key among the names of pages.</summary>
    public static string PageKey(FigureSet set) => set.Id switch
    {
        SectorFigures.Id => "Sectors",
        "migration" => "Migration",
        "ai-capex" or "themes" => "AiCapex",
        "stress" or OvercapacityFigures.Id => "Stress",
        "factors" => "Method",
        "list" => "Watchlists",
        "validate" => "Validate",
        "coverage" or "freshness" => "Data",
        _ => "Overview",
    };

    /// <summary>The companies of the number in the screen; null where no screen holds just those.</summary>
    public static string? ScreenOf(FigureAnswer answer) => answer.Request switch
    {
        { Question: SectorsRequest sectors, Group: { } id } => new SectorsLinks(sectors).Screen(id),
        { Set.Id: "themes", Group: { } theme } => ScreenLinks.To(new ScreenRequest { AsOf = answer.Request.AsOf, Basis = answer.Request.Basis, Themes = [theme] }),
        { Question: ValidationRequest { List: { } list } validation } => ScreenLinks.To(new ScreenRequest { AsOf = validation.AsOf, Basis = validation.Basis, List = list }),
        { Question: ListQuestion list } => ScreenLinks.To(new ScreenRequest { AsOf = list.AsOf, Basis = list.Basis, List = list.List }),
        _ => null,
    };
}
