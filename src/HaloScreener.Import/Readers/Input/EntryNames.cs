namespace HaloScreener.Import.Readers.Input;

/// <summary>The names that the SEC gives to its files about one company.</summary>
internal static class EntryNames
{
    /// <summary><c>CIK0000789019.json</c>, any case; not the overflow pages <c>CIK0000789019-submissions-001.json</c>.</summary>
    public static bool IsCompanyFile(string name) =>
        name.Length == "CIK0000789019.json".Length
        && name.StartsWith("CIK", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && name.AsSpan(3, 10).IndexOfAnyExceptInRange('0', '9') < 0;
}
