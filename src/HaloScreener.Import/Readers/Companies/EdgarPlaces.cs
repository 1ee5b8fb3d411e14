using System.Reflection;

namespace HaloScreener.Import.Readers.Companies;

/// <summary>
/// EDGAR's own codes for states and countries (EDGAR Filer Manual, "State and Country Codes") as ISO 3166 countries:
/// <c>edgar-places.csv</c> beside this file. A state of the USA is US, a Canadian province CA; the code <c>CA</c> itself is California.
/// </summary>
internal static class EdgarPlaces
{
    private static readonly Dictionary<string, string> Countries = Load();

    /// <summary>The ISO country of an EDGAR code, or null for none, unknown (XX) or no such code.</summary>
    public static string? CountryOf(string? code) => code is null ? null : Countries.GetValueOrDefault(code.Trim());

    private static Dictionary<string, string> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("HaloScreener.Import.Readers.Companies.edgar-places.csv")
            ?? throw new InvalidOperationException("edgar-places.csv is not embedded in HaloScreener.Import.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(',')).ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
    }
}
