using static HaloScreener.Scoring.Factors.Ratio;

namespace HaloScreener.Scoring.Factors;

/// <summary>
/// The ratios of replacement risk. NaN in gives NaN out, and a denominator that is not above zero gives NaN. Formulas: method 1, "Replacement
/// risk R"; exposure after Felten, Raj and Seamans (2021, 2023), the labour share after Goldman Sachs' labour screen.
/// </summary>
public static class Risk
{
    /// <summary>(SG&amp;A + R&amp;D + cost of revenue where people are the cost) ÷ revenue, the labour proxy, a share.</summary>
    public static double LabourShare(double sga, double rd, double costOfRevenue, double revenue) => Of(sga + rd + costOfRevenue, revenue);

    /// <summary>(Revenue − operating income − D&amp;A) ÷ revenue: what a service firm spends, which is mostly on people, a share.</summary>
    public static double SpendShare(double revenue, double operatingIncome, double depreciationAmortization) =>
        Of(revenue - operatingIncome - depreciationAmortization, revenue);

    /// <summary>E × (floor + (1 − floor)·L), 0–1: exposure of the industry, scaled by how much labour the company pays for. E and L are percentiles 0–1.</summary>
    public static double LabourExposure(double exposure, double labour, double floor) => exposure * (floor + (1 - floor) * labour);

    /// <summary>Mean of opening and closing net PP&amp;E less construction in progress ÷ depreciation, years; without an opening balance the closing one.</summary>
    public static double RemainingLife(double closing, double opening, double depreciation) =>
        Of(double.IsNaN(opening) ? closing : (closing + opening) / 2, depreciation);

    /// <summary>Gross profit ÷ revenue, a share.</summary>
    public static double GrossMargin(double grossProfit, double revenue) => Of(grossProfit, revenue);

    /// <summary>(Operating income + SG&amp;A + R&amp;D) ÷ revenue, a lower bound of gross margin, a share.</summary>
    public static double MarginLowerBound(double operatingIncome, double sga, double rd, double revenue) =>
        Of(operatingIncome + WhereTagged(sga) + WhereTagged(rd), revenue);

    /// <summary>Gross-margin score × (1 − tangible-share score), both 0–100; result 0–1.</summary>
    public static double InformationRent(double marginScore, double tangibleScore) => marginScore / 100 * (1 - tangibleScore / 100);

    /// <summary>Gross margin then − gross margin now, positive when it fell.</summary>
    public static double MarginFall(double marginNow, double marginThen) => marginThen - marginNow;

    /// <summary>Compound growth over the longer span − growth of the last year, positive when growth slows.</summary>
    public static double GrowthShortfall(double revenueNow, double revenueLastYear, double sinceLastYear, double revenueThen, double sinceThen) =>
        CompoundGrowth(revenueNow, revenueThen, sinceThen) - CompoundGrowth(revenueNow, revenueLastYear, sinceLastYear);

    /// <summary>Growth of revenue − growth of deferred revenue over one year, positive when customers commit less.</summary>
    public static double DeferredGap(double revenueNow, double revenueBefore, double deferredNow, double deferredBefore, double years) =>
        CompoundGrowth(revenueNow, revenueBefore, years) - CompoundGrowth(deferredNow, deferredBefore, years);

    /// <summary>Mean of the erosion parts that are known, when at least <paramref name="minParts"/> are; 0–100.</summary>
    public static double Erosion(double marginFallScore, double shortfallScore, double deferredScore, int minParts)
    {
        var parts = 0;
        var sum = 0.0;
        foreach (var score in (ReadOnlySpan<double>)[marginFallScore, shortfallScore, deferredScore])
        {
            if (double.IsNaN(score))
                continue;
            sum += score;
            parts++;
        }
        return parts >= minParts ? sum / parts : double.NaN;
    }

    /// <summary>(Finite-lived intangibles + capitalised software) ÷ assets, a share.</summary>
    public static double PerishableIntangibles(double finiteIntangibles, double software, double assets) =>
        Of(finiteIntangibles + WhereTagged(software), assets);

    /// <summary>R&amp;D ÷ revenue, a share.</summary>
    public static double RdIntensity(double rd, double revenue) => Of(rd, revenue);
}
