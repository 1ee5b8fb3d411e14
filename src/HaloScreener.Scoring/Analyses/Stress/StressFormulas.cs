namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>The formulas of the stress test, one line each. Money in one currency; NaN in gives NaN out. Everything they give is hypothetical.</summary>
public static class StressFormulas
{
    /// <summary>ΔEBIT = −u·θ·revenue·(1 − v): what a shortfall of demand costs when only variable costs fall with it.</summary>
    /// <param name="shortfall">u, share of the stressed revenue that is lost, 0–1.</param>
    /// <param name="share">θ, share of revenue (and of plant) that is stressed, 0–1.</param>
    /// <param name="revenue">Yearly revenue.</param>
    /// <param name="variableCost">v, variable costs ÷ revenue, 0–1.</param>
    public static double EbitChange(double shortfall, double share, double revenue, double variableCost) => -shortfall * share * revenue * (1 - variableCost);

    /// <summary>Present value of 1 a year for some years: (1 − (1 + r)^−n) ÷ r; n where r is zero.</summary>
    public static double Annuity(double rate, double years) => rate == 0 ? years : (1 - Math.Pow(1 + rate, -years)) / rate;

    /// <summary>max(ρ·net PP&amp;E·θ, present value of the cash flow over the remaining life): sold for what it fetches, or kept running.</summary>
    public static double Recoverable(double recovery, double stressedPlant, double yearlyCashFlow, double rate, double years) =>
        Math.Max(recovery * stressedPlant, yearlyCashFlow * Annuity(rate, years));

    /// <summary>max(0, net PP&amp;E·θ − recoverable).</summary>
    public static double Impairment(double stressedPlant, double recoverable) => Math.Max(0, stressedPlant - recoverable);

    /// <summary>The first step of ASC 360: an impairment is booked only where the cash flows, undiscounted, do not bring back the carrying amount.</summary>
    public static bool Triggers(double stressedPlant, double yearlyCashFlow, double years) => yearlyCashFlow * years < stressedPlant;

    /// <summary>θ·depreciation·(N ÷ N′ − 1): what is left is written off in less time. A life cut by a third, from 6 to 4 years, costs half more.</summary>
    /// <param name="share">θ.</param>
    /// <param name="depreciation">Yearly depreciation.</param>
    /// <param name="lifeCut">1 − N′ ÷ N, from 0 to below 1.</param>
    public static double ExtraDepreciation(double share, double depreciation, double lifeCut) => share * depreciation * (1 / (1 - lifeCut) - 1);

    /// <summary>
    /// Capital stock × (1 ÷ N + WACC) ÷ incremental margin − incremental revenue: the yearly revenue that is still missing for the stock to earn back its
    /// wear and the cost of its capital.
    /// </summary>
    /// <param name="stock">Capital spent.</param>
    /// <param name="life">N, years over which it wears out.</param>
    /// <param name="wacc">Cost of capital, a share.</param>
    /// <param name="margin">Margin on the revenue that it brings, before depreciation, a share.</param>
    /// <param name="revenue">What it brings already.</param>
    public static double MonetisationGap(double stock, double life, double wacc, double margin, double revenue) => stock * (1 / life + wacc) / margin - revenue;
}
