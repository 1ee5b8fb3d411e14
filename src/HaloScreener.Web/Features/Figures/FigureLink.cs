using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Overview;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Web.Features.Figures;

/// <summary>The address of the filings behind a number of many companies.</summary>
public static class FigureLink
{
    public const string Path = "/figures";

    public static string To(FigureRequest request) => Path + request.ToQueryString();

    /// <summary>The filings behind a number of one company.</summary>
    public static string To(FigureSet set, string figure, IBookQuestion question, int cik) =>
        To(new FigureRequest { Set = set, Figure = set[figure], Company = cik, Question = question });

    /// <summary>All ranked companies of a day.</summary>
    public static string OfUniverse(DateOnly? asOf, Basis basis) => To(OverviewFigures.Set, "companies", new BookQuestion(asOf, basis));

    /// <summary>All rated financials of a day.</summary>
    public static string OfFinancials(DateOnly? asOf, Basis basis) => To(OverviewFigures.Set, "financials", new BookQuestion(asOf, basis));

    /// <param name="set">The analysis.</param>
    /// <param name="figure">The number in it.</param>
    /// <param name="question">What the page that shows it was asked.</param>
    /// <param name="group">The group that it is of; null for the whole.</param>
    public static string To(FigureSet set, string figure, IBookQuestion question, string? group = null) =>
        To(new FigureRequest { Set = set, Figure = set[figure], Group = group, Question = question });
}
