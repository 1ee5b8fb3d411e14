using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Figures;

namespace HaloScreener.Web.Features.Company;

/// <summary>Where the median and the quartiles of a factor lead: to the companies in the middle and their filings.</summary>
public static class FactorLink
{
    /// <param name="from">The page that leads there.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="quartile">A quartile instead of the median.</param>
    /// <param name="upper">The upper of the quartiles.</param>
    public static string To(ScreenRequest? from, FactorDefinition factor, bool quartile = false, bool upper = false) =>
        FigureLink.To(FactorFigures.Set, factor.Id + (!quartile ? "" : upper ? "_q3" : "_q1"), new BookQuestion(from?.AsOf, from?.Basis ?? Scoring.Book.Basis.Annual));
}
