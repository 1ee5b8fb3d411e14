using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Universe;

/// <summary>Which track a company is on, and why it may be shut out before anything is scored.</summary>
public static class Eligibility
{
    /// <summary>Financials by industry; a REIT with hardly any property is a lender.</summary>
    public static Track TrackOf(CompanyYears years, int? sic, ScoringMethod method)
    {
        if (method.IsFinancial(sic))
            return Track.Financials;
        if (!method.IsReit(sic))
            return Track.Main;
        var property = Ratio.WhereTagged(years[Concept.PpeNet]) + Ratio.WhereTagged(years[Concept.Rou])
            + Ratio.WhereTagged(years[Concept.NetInvestmentInLeases]);
        return property < method.Rules.Financials.MortgageReitMaxPropertyShare * years[Concept.Assets] ? Track.Financials : Track.Main;
    }

    /// <summary>The reason and, where one figure decides, its concept id; <see cref="UnratedReason.None"/> when the company may be scored.</summary>
    public static (UnratedReason Reason, string? Detail) Judge(CompanyYears years, Company company, DateOnly asOf, ScoringMethod method)
    {
        var rules = method.Rules.Universe;
        if (method.IsShell(company.Sic))
            return (UnratedReason.Shell, null);
        if (years.Form is { } form && IsForeign(form) && double.IsNaN(years[Concept.Assets]) && double.IsNaN(years[Concept.Revenue]))
            return (UnratedReason.Ifrs, null);
        if (years.PeriodEnd is not { } end || end.AddMonths(rules.MaxAgeMonths) < asOf)
            return (UnratedReason.NoRecentAnnualReport, null);
        var revenue = years[Concept.Revenue];
        if (method.IsBiotech(company.Sic) && years[Concept.Rd] > Ratio.WhereTagged(revenue))
            return (UnratedReason.PreRevenueBiotech, null);
        var usd = years.Currency == "USD" ? 1 : years.UsdPerUnit;
        if (!double.IsNaN(usd))
        {
            if (usd * years[Concept.Assets] < rules.MinAssetsUsd)
                return (UnratedReason.TooSmall, ConceptInfo.Of(Concept.Assets).Id);
            if (usd * Denominators.MeanRevenue(years, method.Rules.Formulas) < rules.MinMeanRevenueUsd)
                return (UnratedReason.TooSmall, ConceptInfo.Of(Concept.Revenue).Id);
        }
        return (UnratedReason.None, null);
    }

    private static bool IsForeign(string form) =>
        form.StartsWith("20-F", StringComparison.Ordinal) || form.StartsWith("40-F", StringComparison.Ordinal);
}
