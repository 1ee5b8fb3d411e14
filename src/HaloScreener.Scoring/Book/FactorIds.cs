namespace HaloScreener.Scoring.Book;

/// <summary>The factors that the scorer knows how to work out; the method file says which it uses and with what weight.</summary>
public static class FactorIds
{
    public const string PpeIntensity = "ppe_intensity";
    public const string TangibleShare = "tangible_share";
    public const string CapexIntensity = "capex_intensity";
    public const string DepreciationBurden = "depreciation_burden";
    public const string AssetIntensity = "asset_intensity";
    public const string ReplacementCost = "replacement_cost";
    public const string LabourExposure = "labour_exposure";
    public const string Substitutability = "substitutability";
    public const string ShortLife = "short_life";
    public const string InformationRent = "information_rent";
    public const string Erosion = "erosion";
    public const string PerishableIntangibles = "perishable_intangibles";
    public const string RdIntensity = "rd_intensity";

    /// <summary>The column of a factor whose raw value comes from one company alone.</summary>
    /// <exception cref="InvalidDataException">The method names a factor that the program cannot work out.</exception>
    internal static double[] ColumnOf(string id, ScoreInputs inputs) => id switch
    {
        PpeIntensity => inputs.PpeIntensity,
        TangibleShare => inputs.TangibleShare,
        CapexIntensity => inputs.CapexIntensity,
        DepreciationBurden => inputs.DepreciationBurden,
        AssetIntensity => inputs.AssetIntensity,
        ReplacementCost => inputs.ReplacementCost,
        ShortLife => inputs.RemainingLife,
        PerishableIntangibles => inputs.PerishableIntangibles,
        RdIntensity => inputs.RdIntensity,
        _ => throw new InvalidDataException($"The method names the factor '{id}', which this program cannot work out."),
    };
}
