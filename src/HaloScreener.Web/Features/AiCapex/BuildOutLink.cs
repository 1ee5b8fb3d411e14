using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Features.Figures;

namespace HaloScreener.Web.Features.AiCapex;

/// <summary>Where the numbers of the page lead.</summary>
public static class BuildOutLink
{
    /// <summary>The filings behind a sum or a ratio of all builders, or behind one builder's part.</summary>
    public static string Figure(BuildOutRequest request, string figure, int? year = null, int? cik = null) => FigureLink.To(new FigureRequest
    {
        Set = BuildOutFigures.Set,
        Figure = BuildOutFigures.Set[figure],
        Year = year,
        Company = cik,
        Question = request,
    });

    /// <summary>What one builder spends in a year: a fiscal year that is filed opens on its own page, what is put together or told is taken apart.</summary>
    public static string? Cell(BuildOutRequest request, Builder builder, int year) => builder[year] switch
    {
        { LowUsd: double.NaN } => null,
        { IsExpected: false } when request.Years == YearCount.Fiscal && builder.Row is not null && builder.Filed.LastOrDefault(y => y.Year == year) is { } filed => Filed(request, builder, filed, "capex"),
        _ => Figure(request, "expected", year, builder.Company.Cik),
    };

    /// <summary>A figure of a fiscal year on the builder's own page.</summary>
    public static string? Filed(BuildOutRequest request, Builder builder, SpendingYear year, string concept) => builder.Row is null
        ? null
        : CompanyLink.To(builder.Company.Cik, new ScreenRequest { AsOf = request.AsOf, Basis = request.Basis }, concept, FiscalYear.LabelOf(year.End));
}
