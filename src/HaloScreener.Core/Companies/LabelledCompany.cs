namespace HaloScreener.Core.Companies;

/// <summary>What somebody outside the method holds of a company.</summary>
public enum CompanyLabel
{
    /// <summary>Heavy assets, low obsolescence: it should rank high.</summary>
    Halo,
    /// <summary>At risk of being replaced: it should rank low.</summary>
    AtRisk,
}

/// <summary>A company that somebody has labelled.</summary>
/// <param name="Id">Ticker or CIK, as written.</param>
/// <param name="Label">What they hold of it.</param>
/// <param name="Line">1-based line of the list.</param>
public sealed record LabelledCompany(string Id, CompanyLabel Label, long Line);
