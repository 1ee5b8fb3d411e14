using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Tests.Factors;

/// <summary>A company's years written down by hand, the latest first.</summary>
internal static class Years
{
    /// <summary>An industrial firm with round figures: revenue 1000, assets 2000, net PP&amp;E 800.</summary>
    public static CompanyYears Plain() => new CompanyYears { Currency = "USD", Form = "10-K" }
        .With(Concept.Revenue, 1000, 900, 800, 700)
        .With(Concept.Assets, 2000, 1900)
        .With(Concept.Cash, 200)
        .With(Concept.Goodwill, 100)
        .With(Concept.Intangibles, 50)
        .With(Concept.FiniteIntangibles, 40)
        .With(Concept.PpeNet, 800, 700)
        .With(Concept.PpeGross, 1200)
        .With(Concept.AccumulatedDepreciation, 400)
        .With(Concept.Depreciation, 50)
        .With(Concept.DepreciationAmortization, 60)
        .With(Concept.Capex, 100, 90, 40)
        .With(Concept.GrossProfit, 400, 380, 350, 315)
        .With(Concept.CostOfRevenue, 600)
        .With(Concept.OperatingIncome, 150, 140, 130, 120)
        .With(Concept.NetIncome, 100)
        .With(Concept.Sga, 180)
        .With(Concept.Rd, 20)
        .EndingOn(new DateOnly(2025, 12, 31));

    public static CompanyYears With(this CompanyYears years, Concept concept, params double[] latestFirst)
    {
        for (var back = 0; back < CompanyYears.Span; back++)
            years[concept, back] = back < latestFirst.Length ? latestFirst[back] : double.NaN;
        return years;
    }

    public static CompanyYears Without(this CompanyYears years, Concept concept) => years.With(concept);

    public static CompanyYears EndingOn(this CompanyYears years, DateOnly end)
    {
        for (var back = 0; back < 4; back++)
            years.SetEnd(back, end.AddYears(-back));
        return years;
    }

    /// <summary>Three annual reports, each filed in its own February, with revenue, assets and net income.</summary>
    public static CompanyYears WithCompleteFilings(this CompanyYears years)
    {
        years.With(Concept.Assets, 2000, 1900, 1800).With(Concept.NetIncome, 100, 90, 80);
        for (var back = 0; back < 3; back++)
            years.SetFirstFiled(back, new DateOnly(2026 - back, 2, 20));
        return years;
    }
}
