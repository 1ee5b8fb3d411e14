using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>What the resolver takes from a form.</summary>
internal enum FilingForm : byte
{
    /// <summary>Nothing: a proxy statement's figures are rounded, for a table of pay against performance.</summary>
    Ignored,
    /// <summary>Restatements of what an annual report said, and balances.</summary>
    Interim,
    /// <summary>Whole annual statements outside an annual report: the recast ones of an 8-K or 6-K, a prospectus.</summary>
    Recast,
    /// <summary>A 10-K, 20-F or 40-F or its amendment.</summary>
    Annual,
}

internal static class FilingForms
{
    public static FilingForm Of(string form) => form switch
    {
        _ when Forms.IsAnnual(form) => FilingForm.Annual,
        _ when form.StartsWith("10-Q", StringComparison.Ordinal) => FilingForm.Interim,
        _ when form.StartsWith("DEF", StringComparison.Ordinal) || form.StartsWith("PRE", StringComparison.Ordinal) => FilingForm.Ignored,
        _ => FilingForm.Recast,
    };
}
