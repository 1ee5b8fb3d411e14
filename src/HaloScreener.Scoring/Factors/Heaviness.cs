namespace HaloScreener.Scoring.Factors;

/// <summary>
/// The ratios of heaviness. Money in one currency, so every ratio is free of it; NaN in gives NaN out, and a denominator that is not above zero
/// gives NaN. Formulas: method 1, "Heaviness H"; the idea of assets ÷ revenue is Goldman Sachs' asset intensity (2024).
/// </summary>
public static class Heaviness
{
    /// <summary>Net PP&amp;E ÷ mean revenue of 3 years, a multiple.</summary>
    public static double PpeIntensity(double ppeNet, double meanRevenue) => Ratio.Of(ppeNet, meanRevenue);

    /// <summary>
    /// (Net PP&amp;E + operating right-of-use) ÷ (assets − cash and short-term investments − finance receivables), a share. Goodwill stays below the
    /// line on purpose: what was paid for a name is not plant.
    /// </summary>
    public static double TangibleShare(double ppeNet, double rou, double assets, double cash, double financeReceivables) =>
        Ratio.Of(ppeNet + rou, assets - cash - financeReceivables);

    /// <summary>Capex ÷ revenue of one year, a share.</summary>
    public static double CapexToRevenue(double capex, double revenue) => Ratio.Of(capex, revenue);

    /// <summary>Depreciation ÷ revenue, a share.</summary>
    public static double DepreciationBurden(double depreciation, double revenue) => Ratio.Of(depreciation, revenue);

    /// <summary>(Assets − cash − long-term investments − goodwill − intangibles − a captive's receivables) ÷ revenue, a multiple.</summary>
    public static double AssetIntensity(
        double assets, double cash, double longTermInvestments, double goodwill, double intangibles, double captiveReceivables, double revenue) =>
        Ratio.Of(assets - cash - longTermInvestments - goodwill - intangibles - captiveReceivables, revenue);

    /// <summary>Accumulated ÷ yearly depreciation: how many years of wear the plant carries.</summary>
    public static double PlantAge(double accumulatedDepreciation, double depreciation) => Ratio.Of(accumulatedDepreciation, depreciation);

    /// <summary>Gross PP&amp;E at today's prices, (1 + inflation)^min(age, cap) dearer than when it was bought, ÷ mean revenue of 3 years, a multiple.</summary>
    public static double ReplacementCost(double ppeGross, double age, double inflation, double maxAge, double meanRevenue) =>
        Ratio.Of(ppeGross * Math.Pow(1 + inflation, Math.Min(age, maxAge)), meanRevenue);
}
