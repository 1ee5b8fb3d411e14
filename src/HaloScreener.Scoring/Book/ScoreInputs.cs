using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Markets;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// What a book is scored from: one row per company in the order of CIK, raw factors and parts as columns. Everything here comes from one company
/// alone; everything that needs the universe is the scorer's.
/// </summary>
public sealed class ScoreInputs
{
    public ScoreInputs(IReadOnlyList<Company> companies)
    {
        Companies = companies;
        var count = companies.Count;
        Tracks = new Track[count];
        Unrated = new UnratedReason[count];
        UnratedDetail = new string?[count];
        Fundamentals = [.. ConceptInfo.All.Select(_ => Column(count))];
        Currency = new string?[count];
        PeriodEnd = new DateOnly?[count];
        Filed = new DateOnly?[count];
        IsTrailing = new bool[count];
        Flags = new QualityFlags[count];
        Stagnant = new bool?[count];
        UsdPerUnit = Column(count);
        Market = new MarketFigures[count];
        Array.Fill(Market, MarketFigures.None);
        Overcapacity = new OvercapacitySigns[count];
        Array.Fill(Overcapacity, OvercapacitySigns.None);
        PpeIntensity = Column(count);
        TangibleShare = Column(count);
        CapexIntensity = Column(count);
        DepreciationBurden = Column(count);
        AssetIntensity = Column(count);
        ReplacementCost = Column(count);
        LabourShare = Column(count);
        RemainingLife = Column(count);
        LifeApplies = new bool[count];
        GrossMargin = Column(count);
        MarginFall = Column(count);
        GrowthShortfall = Column(count);
        DeferredGap = Column(count);
        PerishableIntangibles = Column(count);
        RdIntensity = Column(count);
        RdApplies = new bool[count];
    }

    public int Count => Companies.Count;
    public IReadOnlyList<Company> Companies { get; }
    public Track[] Tracks { get; }
    /// <summary>Why a company is shut out before anything is scored; the scorer adds what lacks data.</summary>
    public UnratedReason[] Unrated { get; }
    public string?[] UnratedDetail { get; }
    public double[][] Fundamentals { get; }
    public string?[] Currency { get; }
    public DateOnly?[] PeriodEnd { get; }
    public DateOnly?[] Filed { get; }
    /// <summary>Whether the latest year is a trailing one.</summary>
    public bool[] IsTrailing { get; }
    public QualityFlags[] Flags { get; }
    public bool?[] Stagnant { get; }
    /// <summary>US dollars for one unit of the currency; NaN where no rate is known.</summary>
    public double[] UsdPerUnit { get; }
    /// <summary>For people only; the scorer hands it on unread.</summary>
    public MarketFigures[] Market { get; }
    /// <summary>For people only, as is the market.</summary>
    public OvercapacitySigns[] Overcapacity { get; }
    public double[] PpeIntensity { get; private set; }
    public double[] TangibleShare { get; private set; }
    public double[] CapexIntensity { get; }
    public double[] DepreciationBurden { get; private set; }
    public double[] AssetIntensity { get; private set; }
    public double[] ReplacementCost { get; }
    public double[] LabourShare { get; }
    public double[] RemainingLife { get; private set; }
    public bool[] LifeApplies { get; }
    public double[] GrossMargin { get; }
    public double[] MarginFall { get; }
    public double[] GrowthShortfall { get; }
    public double[] DeferredGap { get; }
    public double[] PerishableIntangibles { get; }
    public double[] RdIntensity { get; }
    public bool[] RdApplies { get; }

    /// <summary>The same companies with other plant: the columns that a write-down or a shorter life changes; all others are shared.</summary>
    internal ScoreInputs WithPlant(double[] ppeIntensity, double[] tangibleShare, double[] depreciationBurden, double[] assetIntensity, double[] remainingLife)
    {
        var copy = (ScoreInputs)MemberwiseClone();
        copy.PpeIntensity = ppeIntensity;
        copy.TangibleShare = tangibleShare;
        copy.DepreciationBurden = depreciationBurden;
        copy.AssetIntensity = assetIntensity;
        copy.RemainingLife = remainingLife;
        return copy;
    }

    /// <summary>Writes the raw factors of one company.</summary>
    public void Set(int row, in CompanyFactors factors)
    {
        PpeIntensity[row] = factors.PpeIntensity;
        TangibleShare[row] = factors.TangibleShare;
        CapexIntensity[row] = factors.CapexIntensity;
        DepreciationBurden[row] = factors.DepreciationBurden;
        AssetIntensity[row] = factors.AssetIntensity;
        ReplacementCost[row] = factors.ReplacementCost;
        LabourShare[row] = factors.LabourShare;
        RemainingLife[row] = factors.RemainingLife;
        LifeApplies[row] = factors.LifeApplies;
        GrossMargin[row] = factors.GrossMargin;
        MarginFall[row] = factors.MarginFall;
        GrowthShortfall[row] = factors.GrowthShortfall;
        DeferredGap[row] = factors.DeferredGap;
        PerishableIntangibles[row] = factors.PerishableIntangibles;
        RdIntensity[row] = factors.RdIntensity;
        RdApplies[row] = factors.RdApplies;
        Stagnant[row] = factors.Stagnant;
        Flags[row] |= factors.Flags;
    }

    private static double[] Column(int count)
    {
        var column = new double[count];
        Array.Fill(column, double.NaN);
        return column;
    }
}
