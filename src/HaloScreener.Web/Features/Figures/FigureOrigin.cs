using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Web.Features.Sectors;

namespace HaloScreener.Web.Features.Figures;

/// <summary>Where a number stands: the page that shows it.</summary>
public static class FigureOrigin
{
    /// <summary>The page, with the question that it was asked.</summary>
    public static string Of(FigureAnswer answer) => answer.Request.Question switch
    {
        SectorsRequest sectors => SectorsLinks.To(sectors),
        var question => "/" + question.ToQueryString(),
    };

    /// <summary>The end of the page's key among the names of pages.</summary>
    public static string PageKey(FigureSet set) => set.Id switch
    {
        SectorFigures.Id => "Sectors",
        _ => "Overview",
    };

    /// <summary>The companies of the number in the screen; null where no screen holds just those.</summary>
    public static string? ScreenOf(FigureAnswer answer) => answer.Request switch
    {
        { Question: SectorsRequest sectors, Group: { } id } => new SectorsLinks(sectors).Screen(id),
        _ => null,
    };
}
