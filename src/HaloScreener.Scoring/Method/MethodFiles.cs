using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace HaloScreener.Scoring.Method;

/// <summary>The texts a method is read from: <c>halo-1.json</c> and the tables beside it, by file name.</summary>
public sealed class MethodFiles
{
    public const string Rules = "halo-1.json";
    public const string Substitutability = "substitutability.csv";
    public const string Exposure = "industry_exposure.csv";
    public const string ExposureOverrides = "exposure_overrides.csv";
    public const string Regulated = "regulated.csv";
    public const string Sectors = "sectors.csv";
    public const string Divisions = "divisions.csv";
    public const string MajorGroups = "major_groups.csv";
    public const string Themes = "themes.csv";
    public const string ThemeMembers = "theme_members.csv";
    public const string Hyperscalers = "hyperscalers.csv";
    public const string CapexGuidance = "capex_guidance.csv";
    public const string CuratedRoles = "curated_roles.csv";

    private readonly ImmutableDictionary<string, string> _texts;

    private MethodFiles(ImmutableDictionary<string, string> texts) => _texts = texts;

    /// <summary>The files that ship with the program.</summary>
    public static MethodFiles Embedded { get; } = new(ReadEmbedded());

    /// <summary>The text of a file.</summary>
    public string this[string name] => _texts[name];

    /// <summary>The same files with one of them replaced.</summary>
    public MethodFiles With(string name, string text) =>
        _texts.ContainsKey(name) ? new(_texts.SetItem(name, text)) : throw new ArgumentException($"'{name}' is no file of a method.", nameof(name));

    private static ImmutableDictionary<string, string> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string[] names =
        [
            Rules, Substitutability, Exposure, ExposureOverrides, Regulated, Sectors, Divisions, MajorGroups, Themes, ThemeMembers, Hyperscalers, CapexGuidance, CuratedRoles,
        ];
        foreach (var name in names)
        {
            using var stream = assembly.GetManifestResourceStream($"HaloScreener.Scoring.Method.{name}")
                ?? throw new InvalidOperationException($"{name} is not embedded in HaloScreener.Scoring.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            texts.Add(name, reader.ReadToEnd());
        }
        return texts.ToImmutable();
    }
}
