using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;

namespace HaloScreener.Scoring.Analyses.Stress;

/// <summary>
/// The raw factors after the write-downs. An impairment leaves net PP&amp;E and assets; depreciation falls with what is left and rises with the shorter
/// life. What was spent in the past (capex) and what the plant would cost anew stay as they are, and so does revenue as filed.
/// </summary>
internal static class StressedPlant
{
    public static ScoreInputs Of(ScoreInputs inputs, ScoreBook book, StressScenario scenario, StressedCompany[] companies)
    {
        double[] ppeIntensity = [.. inputs.PpeIntensity], tangible = [.. inputs.TangibleShare], burden = [.. inputs.DepreciationBurden];
        double[] assetIntensity = [.. inputs.AssetIntensity], life = [.. inputs.RemainingLife];
        var ppe = book.Fundamental(Concept.PpeNet);
        var rou = book.Fundamental(Concept.Rou);
        var assets = book.Fundamental(Concept.Assets);
        var cash = book.Fundamental(Concept.Cash);
        var receivables = book.Fundamental(Concept.FinanceReceivables);
        var investments = book.Fundamental(Concept.LongTermInvestments);
        var goodwill = book.Fundamental(Concept.Goodwill);
        var intangibles = book.Fundamental(Concept.Intangibles);
        foreach (var company in companies)
        {
            var row = company.Row;
            var impairment = Ratio.WhereTagged(company.Impairment);
            var lost = Ratio.WhereTagged(Ratio.Of(impairment, ppe[row]));
            // The part that is not stressed wears as before; what is left of the stressed part in less time.
            var wear = 1 - scenario.Share + (scenario.Share - lost) / (1 - scenario.LifeCut);
            ppeIntensity[row] *= 1 - lost;
            burden[row] *= wear;
            life[row] *= (1 - lost) / wear;
            if (impairment == 0)
                continue;
            var lent = Ratio.WhereTagged(receivables[row]);
            tangible[row] = Heaviness.TangibleShare(ppe[row] - impairment, Ratio.WhereTagged(rou[row]), assets[row] - impairment, cash[row], lent);
            var captive = book.Flags[row].HasFlag(QualityFlags.CaptiveFinance) ? lent : 0;
            var operating = assets[row] - cash[row] - Ratio.WhereTagged(investments[row]) - goodwill[row] - Ratio.WhereTagged(intangibles[row]) - captive;
            assetIntensity[row] *= operating > 0 ? 1 - impairment / operating : 1;
        }
        return inputs.WithPlant(ppeIntensity, tangible, burden, assetIntensity, life);
    }
}
