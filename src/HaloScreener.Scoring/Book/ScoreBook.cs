using System.Runtime.CompilerServices;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Book;

/// <summary>What makes a book: the same key is the same numbers.</summary>
public sealed record BookKey(DateOnly AsOf, Basis Basis, string MethodHash, long DataVersion);

/// <summary>
/// The whole universe as of one date as columns, one row per company, ordered by CIK. Immutable; every page, export and picture is a
/// function of a book and a request. <see cref="double.NaN"/> is "no value" in every column.
/// </summary>
public sealed record ScoreBook
{
    public required BookKey Key { get; init; }
    public required ScoringMethod Method { get; init; }
    public required IReadOnlyList<Company> Companies { get; init; }
    public required Track[] Tracks { get; init; }
    /// <summary>None for a rated company.</summary>
    public required UnratedReason[] Unrated { get; init; }
    /// <summary>What exactly is missing or out of bounds for an unrated company, as ids of concepts or factors; else null.</summary>
    public required string?[] UnratedDetail { get; init; }
    /// <summary>Whether an anchor of an axis is missing, so that no weights can rate the company; empty when none lacks one.</summary>
    public bool[] LacksAnchor { get; init; } = [];
    /// <summary>Heaviness factors, then risk factors, in the order of the method.</summary>
    public required IReadOnlyList<FactorColumn> Factors { get; init; }
    /// <summary>Values of the latest year, fiscal or trailing, by concept: index with <c>(int)concept - 1</c>.</summary>
    public required double[][] Fundamentals { get; init; }
    /// <summary>Currency of the company's money figures; null when it has none.</summary>
    public required string?[] Currency { get; init; }
    /// <summary>End of the latest year, fiscal or trailing.</summary>
    public required DateOnly?[] PeriodEnd { get; init; }
    /// <summary>Newest filed date among the figures used.</summary>
    public required DateOnly?[] Filed { get; init; }
    /// <summary>Whether a company's latest year is a trailing one; empty in a book of fiscal years. See <see cref="IsTrailingOf"/>.</summary>
    public bool[] IsTrailing { get; init; } = [];
    /// <summary>Product of the moderators on R, 0.65–1; a little more for a curated role that raises the risk.</summary>
    public required double[] Moderator { get; init; }
    /// <summary>The moderator parts: regulated (0.80 or 1) and physical delivery (0.85–1).</summary>
    public required double[] RegulatedModerator { get; init; }
    public required double[] PhysicalModerator { get; init; }
    /// <summary>The part of a curated role; empty in a book without that layer, where it is 1 for all.</summary>
    public double[] RoleModerator { get; init; } = [];
    public required double[] ConfidenceValue { get; init; }
    public required Confidence[] Confidence { get; init; }
    public required QualityFlags[] Flags { get; init; }
    /// <summary>Operating profit growth over 3 years is not above zero; null when unknown.</summary>
    public required bool?[] Stagnant { get; init; }
    /// <summary>US dollars for one unit of each company's currency; see <see cref="UsdPerUnitOf"/>. Empty in a book without exchange rates.</summary>
    public double[] UsdPerUnit { get; init; } = [];
    /// <summary>What the market pays; see <see cref="MarketOf"/>. Empty in a book without market values.</summary>
    public MarketFigures[] Market { get; init; } = [];
    /// <summary>Signs of overcapacity; see <see cref="OvercapacityOf"/>. Empty in a book without them.</summary>
    public OvercapacitySigns[] Overcapacity { get; init; } = [];
    /// <summary>The raw factors that the book was scored from, so that it can be scored again under stress; null for a book made by hand.</summary>
    internal ScoreInputs? Inputs { get; init; }
    /// <summary>Scores and ranks under the method's own weights.</summary>
    public required Ranking Ranking { get; init; }
    /// <summary>The book of the same day a year before, scored when first asked for; null where none can be.</summary>
    public Lazy<ScoreBook>? YearBefore { get; init; }

    /// <summary>The scores of the past as far as they are stored yet; null for a book without a store.</summary>
    internal Func<ScoreTrails?>? Trails { get; init; }

    public int Count => Companies.Count;

    /// <summary>Companies of the main track that have a HALO score.</summary>
    public int RatedCount => Ranking.RatedCount;

    public double[] Fundamental(Concept concept) => Fundamentals[(int)concept - 1];

    /// <summary>1 for a company that reports in dollars; else the rate of its fiscal year, or NaN where none is known.</summary>
    public double UsdPerUnitOf(int row) => Currency[row] == "USD" ? 1 : UsdPerUnit.Length == 0 ? double.NaN : UsdPerUnit[row];

    /// <summary>What the market pays for a company; no score reads it.</summary>
    public MarketFigures MarketOf(int row) => Market.Length == 0 ? MarketFigures.None : Market[row];

    /// <summary>Whether a company's figures are of twelve months up to a quarter's end rather than of a fiscal year.</summary>
    public bool IsTrailingOf(int row) => IsTrailing.Length > 0 && IsTrailing[row];

    /// <summary>How capacity grows beside sales; no score reads it.</summary>
    public OvercapacitySigns OvercapacityOf(int row) => Overcapacity.Length == 0 ? OvercapacitySigns.None : Overcapacity[row];

    /// <summary>
    /// A company's HALO scores of each 30 June and, in the newest book, of its own day, oldest first, by the method's own weights on the book's basis. Empty
    /// until they are stored, a moment after new figures or, on another basis than fiscal years, after they were first asked for.
    /// </summary>
    public IReadOnlyList<TrailPoint> TrailOf(int row) => Trails?.Invoke()?.Of(Companies[row].Cik, Key.AsOf) ?? [];

    private Dictionary<int, int>? _rowByCik;
    private IndustryGroups? _groups;
    private double[][]? _groupMedians;

    /// <summary>The row of a company, or null.</summary>
    public int? RowOf(int cik)
    {
        var index = _rowByCik ??= Companies.Select((c, i) => (c.Cik, i)).ToDictionary(p => p.Cik, p => p.i);
        return index.TryGetValue(cik, out var row) ? row : null;
    }

    /// <summary>A book is itself and no other: comparing a megabyte of columns would say the same at great cost.</summary>
    public bool Equals(ScoreBook? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The industry peers that shrinkage and sector-neutral scores look at; drawn from the rated companies on first use.</summary>
    internal IndustryGroups Groups => _groups ??= new IndustryGroups(
        [.. Companies.Select(c => c.Sic)], Tracks, [.. Unrated.Select(u => u == UnratedReason.None)], Method);

    /// <summary>Median of each factor's z (of its score where a table gives it) over each industry group, <c>[factor][group]</c>.</summary>
    internal double[][] GroupMedians => _groupMedians ??=
        [.. Factors.Select(f => Groups.Medians(f.Definition.Transform == Transform.Table ? f.Score : f.Z))];
}

/// <summary>One factor over all companies.</summary>
public sealed class FactorColumn
{
    public required FactorDefinition Definition { get; init; }
    public required FactorState[] State { get; init; }
    /// <summary>The raw value in the factor's own unit.</summary>
    public required double[] Raw { get; init; }
    /// <summary>Robust z, clipped to ±3 (NaN for table factors and mid-ranked columns keep Φ⁻¹ of the rank).</summary>
    public required double[] Z { get; init; }
    /// <summary>Factor score 0–100, high = heavy or at risk.</summary>
    public required double[] Score { get; init; }
    /// <summary>Median raw value of the rated universe.</summary>
    public required double Median { get; init; }
}

/// <summary>
/// Scores and ranks of a book's rated companies under one set of weights. Filters never change it. Rows that are not rated hold NaN and rank 0.
/// </summary>
public sealed class Ranking
{
    /// <summary>A ranking of nothing, for a book that is not ranked yet.</summary>
    internal static Ranking None { get; } = new()
    {
        Weights = new Dictionary<string, double>(),
        Neutral = 0,
        HPoints = [],
        RPoints = [],
        H = [],
        R = [],
        Halo = [],
        Rank = [],
        RatedCount = 0,
        Quadrants = [],
        Borderline = [],
        Points = [],
        HShrinkPoints = [],
        RShrinkPoints = [],
    };

    /// <summary>Weights by factor as used, normalised within each axis.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }
    public required double Neutral { get; init; }
    /// <summary>Weighted points of heaviness before ranking, 0–100, shrinkage included.</summary>
    public required double[] HPoints { get; init; }
    /// <summary>Weighted points of risk before ranking, shrinkage and moderators included.</summary>
    public required double[] RPoints { get; init; }
    /// <summary>Heaviness 0–100: percentile rank of the points in the main track.</summary>
    public required double[] H { get; init; }
    /// <summary>Replacement risk 0–100: percentile rank; for financials within their own track.</summary>
    public required double[] R { get; init; }
    /// <summary>√(H·(100 − R)).</summary>
    public required double[] Halo { get; init; }
    /// <summary>1 = highest HALO; 0 = none.</summary>
    public required int[] Rank { get; init; }
    public required int RatedCount { get; init; }
    public required Quadrant[] Quadrants { get; init; }
    /// <summary>Within 5 points of a quadrant line.</summary>
    public required bool[] Borderline { get; init; }
    /// <summary>
    /// Points of each factor for each company, <c>[factor][row]</c>: weight (re-normalised over what is present) × score × (1 − shrinkage) ×
    /// moderator. With <see cref="HShrinkPoints"/>/<see cref="RShrinkPoints"/> they add up to the axis points.
    /// </summary>
    public required double[][] Points { get; init; }
    /// <summary>Points that come from the industry median because of missing factors, moderator included.</summary>
    public required double[] HShrinkPoints { get; init; }
    public required double[] RShrinkPoints { get; init; }
}
