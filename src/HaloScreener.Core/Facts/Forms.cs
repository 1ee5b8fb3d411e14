namespace HaloScreener.Core.Facts;

/// <summary>The forms whose figures are those of a fiscal year.</summary>
public static class Forms
{
    private static readonly HashSet<string> AnnualForms =
        new(["10-K", "10-K405", "10-KT", "20-F", "40-F", "10-K/A", "10-K405/A", "10-KT/A", "20-F/A", "40-F/A"], StringComparer.Ordinal);

    /// <summary>10-K, 10-K405, 10-KT, 20-F, 40-F and their amendments.</summary>
    public static bool IsAnnual(string form) => AnnualForms.Contains(form);

    /// <summary>Whether the filing amends another.</summary>
    public static bool IsAmendment(string form) => form.EndsWith("/A", StringComparison.Ordinal);
}
