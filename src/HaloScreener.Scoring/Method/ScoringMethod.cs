using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Method;

/// <summary>A method in force: the factors, tables and thresholds of <c>halo-1.json</c> and the hash of what computes.</summary>
public sealed partial class ScoringMethod
{
    private readonly MethodTables _tables;
    private ScoringMethod? _withRoles;

    internal ScoringMethod(MethodTables tables) => _tables = tables;

    /// <summary>The method that ships with the program.</summary>
    public static ScoringMethod Default { get; } = Load(MethodFiles.Embedded, ChainFile.Default.Hash);

    /// <summary>Version for people, such as <c>1.0</c>.</summary>
    public required string Version { get; init; }
    /// <summary>SHA-256 (hex) over what computes: factors, thresholds, SIC tables and chains; reasons and labels are left out.</summary>
    public required string Hash { get; init; }
    /// <summary>Heaviness factors, then risk factors.</summary>
    public required IReadOnlyList<FactorDefinition> Factors { get; init; }
    /// <summary>Every number of the method file, section by section.</summary>
    public required MethodRules Rules { get; init; }

    /// <summary>The SEC's list of industries, ascending by code.</summary>
    public IReadOnlyList<Industry> Industries => _tables.Exposures.Industries;
    /// <summary>About 16 sectors over SIC codes, in the order of the file.</summary>
    public IReadOnlyList<Sector> Sectors => _tables.Sectors.All;
    /// <summary>Regulated or licensed industries with the reason.</summary>
    public required IReadOnlyList<RegulatedIndustry> Regulated { get; init; }
    public IReadOnlyList<Theme> Themes => _tables.Themes.Themes;
    /// <summary>Every row that puts an industry or a company under a theme.</summary>
    public IReadOnlyList<ThemeTag> ThemeTags => _tables.Themes.Tags;
    public IReadOnlyList<Hyperscaler> Hyperscalers => _tables.Themes.Hyperscalers;
    /// <summary>What hyperscalers are expected to spend, told outside of filings; feeds no score.</summary>
    public required IReadOnlyList<CapexGuidance> CapexGuidance { get; init; }
    /// <summary>Companies' roles; they count only where <see cref="ModeratorRules.CuratedRoles"/> is on.</summary>
    public required IReadOnlyList<CuratedRole> CuratedRoles { get; init; }

    /// <summary>The same method with the curated roles on, under a hash of its own; itself when they are on.</summary>
    public ScoringMethod WithCuratedRoles => Rules.Moderators.CuratedRoles ? this : LazyInitializer.EnsureInitialized(ref _withRoles, () => new ScoringMethod(_tables)
    {
        Version = Version,
        Hash = MethodHash.WithRoles(Hash, CuratedRoles),
        Factors = Factors,
        Rules = Rules with { Moderators = Rules.Moderators with { CuratedRoles = true } },
        Regulated = Regulated,
        CapexGuidance = CapexGuidance,
        CuratedRoles = CuratedRoles,
    });

    /// <summary>What an industry sells, 0–4; null without a code or for a code of no industry.</summary>
    public Substitutability? SubstitutabilityOf(int? sic) => _tables.Substitutabilities[sic];

    /// <summary>AI exposure of an industry; <see cref="IndustryExposure.None"/> without a code or for a code of no business.</summary>
    public IndustryExposure ExposureOf(int? sic) => _tables.Exposures.Of(sic);

    /// <summary>The SEC's title of an industry, or null for a code outside its list.</summary>
    public string? IndustryTitle(int? sic) => _tables.Exposures.Title(sic);

    /// <summary>The sector of an industry, or null without a code.</summary>
    public Sector? SectorOf(int? sic) => _tables.Sectors.Of(sic);

    /// <summary>The division of the SIC manual (A–J), the next larger group above <see cref="MajorGroupOf"/>.</summary>
    public Sector? DivisionOf(int? sic) => _tables.Divisions.Of(sic);

    /// <summary>The title of a SIC-2 group, shortened from the SIC manual; null for one without filers.</summary>
    public string? MajorGroupTitle(int group) => _tables.MajorGroups.GetValueOrDefault(group);

    /// <summary>One more than the largest SIC-2 group.</summary>
    public const int MajorGroups = 100;

    /// <summary>The SIC-2 group (1–99), or 0 without a code.</summary>
    public static int MajorGroupOf(int? sic) => sic is > 0 and < SicSet.CodeCount ? sic.Value / 100 : 0;

    /// <summary>Shells, blank checks, receipts and governments.</summary>
    public bool IsShell(int? sic) => Rules.Universe.Shells.Contains(sic);

    /// <summary>Industries of the financials track; mortgage REITs join them by their balance sheet.</summary>
    public bool IsFinancial(int? sic) => Rules.Financials.Sics.Contains(sic) && !Rules.Financials.Except.Contains(sic);

    public bool IsReit(int? sic) => Rules.Financials.Reits.Contains(sic);

    public bool IsBiotech(int? sic) => Rules.Universe.Biotech.Contains(sic);

    public bool IsRegulated(int? sic) => Regulated.Any(r => r.Sics.Contains(sic));

    public bool IsConglomerate(int? sic) => Rules.Confidence.Conglomerates.Contains(sic);

    /// <summary>Themes of a company by its CIK and its industry.</summary>
    public IReadOnlyList<ThemeTag> ThemesOf(int cik, int? sic) => _tables.Themes.Of(cik, sic);

    /// <summary>The role given to a company, whether or not the layer is on; null outside the industries where a role may be given.</summary>
    public CuratedRole? CuratedRoleOf(int cik, int? sic) =>
        Rules.Moderators.CuratedSics.Contains(sic) ? CuratedRoles.FirstOrDefault(r => r.Cik == cik) : null;

    /// <summary>Share of confidence that a bridge leaves.</summary>
    public double BridgeConfidence(BridgeQuality bridge) => bridge switch
    {
        BridgeQuality.Direct or BridgeQuality.Override => Rules.Confidence.BridgeDirect,
        BridgeQuality.ThreeDigit => Rules.Confidence.BridgeThreeDigit,
        BridgeQuality.TwoDigit => Rules.Confidence.BridgeTwoDigit,
        _ => 0,
    };

    /// <summary>Index of a factor in <see cref="Factors"/>, or −1.</summary>
    public int IndexOf(string factorId)
    {
        for (var i = 0; i < Factors.Count; i++)
            if (Factors[i].Id == factorId)
                return i;
        return -1;
    }

    /// <summary>Reads a method.</summary>
    /// <param name="files">The method file and its tables.</param>
    /// <param name="chainHash">Hash of the chains by which tags become concepts; another chain is another method.</param>
    /// <exception cref="InvalidDataException">A file is not right; the message names file, line and reason.</exception>
    public static ScoringMethod Load(MethodFiles files, string chainHash) => MethodReader.Read(files, chainHash);
}

/// <summary>The tables behind the questions that a method answers.</summary>
internal sealed record MethodTables(
    ExposureTable Exposures,
    SicLookup<Substitutability> Substitutabilities,
    SectorTable Sectors,
    SectorTable Divisions,
    IReadOnlyDictionary<int, string> MajorGroups,
    ThemeTables Themes);
