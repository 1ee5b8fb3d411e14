using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Factors;

/// <summary>A company's figures after the rules of what is implied, stripped or not plausible.</summary>
internal readonly struct Figures
{
    private readonly CompanyYears _years;

    public Figures(CompanyYears years, int? sic, Track track, MethodRules rules)
    {
        _years = years;
        var assets = years[Concept.Assets];
        var receivables = Ratio.WhereTagged(years[Concept.FinanceReceivables]);
        CaptiveReceivables = track == Track.Main && receivables >= rules.CaptiveFinanceMinShare * assets ? receivables : 0;
        Assets = assets - CaptiveReceivables;
        PpeNet = years[Concept.PpeNet];

        DepreciationRejected = PpeNet > rules.Formulas.MaxPpeToDepreciation * years[Concept.Depreciation];
        Depreciation = DepreciationRejected ? double.NaN : years[Concept.Depreciation];

        var complete = years.HasCompleteFilings(rules.Missing.ImpliedZeroYears);
        Rd = complete && !rules.Missing.RdNeverImplied.Contains(sic) && years.NeverTagged(Concept.Rd) ? 0 : years[Concept.Rd];
        var noIntangibles = complete && years.NeverTagged(Concept.Intangibles) && years.NeverTagged(Concept.FiniteIntangibles);
        Intangibles = noIntangibles ? 0 : years[Concept.Intangibles];
        FiniteIntangibles = Intangibles == 0 && double.IsNaN(years[Concept.FiniteIntangibles]) ? 0 : years[Concept.FiniteIntangibles];
    }

    /// <summary>Total assets, without the receivables of a captive finance arm.</summary>
    public double Assets { get; }

    /// <summary>Finance receivables where they are large enough to make a captive finance arm; else 0.</summary>
    public double CaptiveReceivables { get; }

    public double PpeNet { get; }

    /// <summary>Yearly depreciation; NaN when it is not tagged or not plausible against net PP&amp;E.</summary>
    public double Depreciation { get; }

    public bool DepreciationRejected { get; }

    /// <summary>R&amp;D, zero when there are three complete annual filings and no known year has it (see <see cref="CompanyYears.NeverTagged"/>).</summary>
    public double Rd { get; }

    /// <summary>
    /// Intangibles without goodwill, zero when there are three complete annual filings and no known year has any: a balance that only a quarterly report
    /// states is silence no more (Occidental's of 2018, Digital Realty's of 2024).
    /// </summary>
    public double Intangibles { get; }

    /// <summary>Finite-lived intangibles: zero when there are no intangibles at all, missing when the split is not tagged.</summary>
    public double FiniteIntangibles { get; }

    /// <summary>Net PP&amp;E that wears: without construction in progress, which is not depreciated yet.</summary>
    public double Wearing(int yearsBack)
    {
        var construction = Ratio.WhereTagged(_years[Concept.ConstructionInProgress, yearsBack]);
        var net = _years[Concept.PpeNet, yearsBack];
        return construction <= net ? net - construction : net;
    }
}
