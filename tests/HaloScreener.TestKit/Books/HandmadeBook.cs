using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;

namespace HaloScreener.TestKit.Books;

/// <summary>One company of a book made by hand: what a test says of it, everything else being plain.</summary>
public sealed record HandmadeCompany
{
    public required int Cik { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<string> Tickers { get; init; } = [];
    public IReadOnlyList<string> FormerNames { get; init; } = [];
    public int? Sic { get; init; } = 4911;
    public string? Country { get; init; } = "US";
    public string? Exchange { get; init; } = "NYSE";
    /// <summary>Its group in the user's own grouping.</summary>
    public string? Group { get; init; }
    public Track Track { get; init; } = Track.Main;
    public UnratedReason Unrated { get; init; }
    public string? UnratedDetail { get; init; }
    /// <summary>Heaviness as it shall stand in the ranking; NaN for financials and the unrated.</summary>
    public double H { get; init; } = double.NaN;
    public double R { get; init; } = double.NaN;
    public string Currency { get; init; } = "USD";
    public Confidence Confidence { get; init; } = Confidence.A;
    public QualityFlags Flags { get; init; }
    public bool? Stagnant { get; init; } = false;
    public MarketFigures Market { get; init; } = MarketFigures.None;
    public DateOnly PeriodEnd { get; init; } = new(2024, 12, 31);
    public DateOnly Filed { get; init; } = new(2025, 2, 14);
    public IReadOnlyDictionary<Concept, double> Figures { get; init; } = new Dictionary<Concept, double>();
    public IReadOnlyDictionary<string, double> Raw { get; init; } = new Dictionary<string, double>();
}

/// <summary>
/// A book whose scores are given and not computed, for tests of what is done with a book. Each factor present scores 50 and
/// brings its weight's share of the axis, so that points add up.
/// </summary>
public static class HandmadeBook
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    public static ScoreBook Of(params IReadOnlyList<HandmadeCompany> companies) => Of(ScoringMethod.Default, companies);

    public static ScoreBook Of(ScoringMethod method, IReadOnlyList<HandmadeCompany> companies)
    {
        var rows = companies.OrderBy(c => c.Cik).ToArray();
        double[] Column(Func<HandmadeCompany, double> value) => [.. rows.Select(value)];
        return new ScoreBook
        {
            Key = new BookKey(AsOf, Basis.Annual, method.Hash, 7),
            Method = method,
            Companies = [.. rows.Select(c => new Company
            {
                Cik = c.Cik,
                Name = c.Name,
                Tickers = c.Tickers,
                FormerNames = c.FormerNames,
                Sic = c.Sic,
                Country = c.Country,
                Exchange = c.Exchange,
                Group = c.Group,
            })],
            Tracks = [.. rows.Select(c => c.Track)],
            Unrated = [.. rows.Select(c => c.Unrated)],
            UnratedDetail = [.. rows.Select(c => c.UnratedDetail)],
            Factors = [.. method.Factors.Select(f => new FactorColumn
            {
                Definition = f,
                State = [.. rows.Select(c => c.Raw.ContainsKey(f.Id) ? FactorState.Present : FactorState.Missing)],
                Raw = Column(c => c.Raw.GetValueOrDefault(f.Id, double.NaN)),
                Z = Column(c => c.Raw.ContainsKey(f.Id) ? 0 : double.NaN),
                Score = Column(c => c.Raw.ContainsKey(f.Id) ? 50 : double.NaN),
                Median = 0.5,
            })],
            Fundamentals = [.. ConceptInfo.All.Select(concept => Column(c => c.Figures.GetValueOrDefault(concept.Concept, double.NaN)))],
            Currency = [.. rows.Select(c => c.Currency)],
            PeriodEnd = [.. rows.Select(c => (DateOnly?)c.PeriodEnd)],
            Filed = [.. rows.Select(c => (DateOnly?)c.Filed)],
            Moderator = Column(_ => 1),
            RegulatedModerator = Column(_ => 1),
            PhysicalModerator = Column(_ => 1),
            ConfidenceValue = Column(c => c.Confidence switch { Confidence.A => 0.9, Confidence.B => 0.7, _ => 0.5 }),
            Confidence = [.. rows.Select(c => c.Confidence)],
            Flags = [.. rows.Select(c => c.Flags)],
            Stagnant = [.. rows.Select(c => c.Stagnant)],
            Market = [.. rows.Select(c => c.Market)],
            Ranking = RankingOf(method, rows),
        };
    }

    private static Ranking RankingOf(ScoringMethod method, HandmadeCompany[] rows)
    {
        double[] halo = [.. rows.Select(c => Math.Sqrt(c.H * (100 - c.R)))];
        var byHalo = Enumerable.Range(0, rows.Length).Where(i => !double.IsNaN(halo[i])).OrderByDescending(i => halo[i]).ThenBy(i => rows[i].Cik).ToArray();
        var rank = new int[rows.Length];
        for (var i = 0; i < byHalo.Length; i++)
            rank[byHalo[i]] = i + 1;
        return new Ranking
        {
            Weights = method.Factors.ToDictionary(f => f.Id, f => f.Weight),
            Neutral = 0,
            HPoints = [.. rows.Select(c => double.IsNaN(c.H) ? double.NaN : 50)],
            RPoints = [.. rows.Select(c => double.IsNaN(c.R) ? double.NaN : 50)],
            H = [.. rows.Select(c => c.H)],
            R = [.. rows.Select(c => c.R)],
            Halo = halo,
            Rank = rank,
            RatedCount = byHalo.Length,
            Quadrants = [.. rows.Select(QuadrantOf)],
            Borderline = [.. rows.Select(c => Math.Abs(c.H - 50) <= 5 || Math.Abs(c.R - 50) <= 5)],
            Points = [.. method.Factors.Select(f => rows.Select(c => double.IsNaN(c.R) ? double.NaN : c.Raw.ContainsKey(f.Id) ? 50 * f.Weight : 0).ToArray())],
            HShrinkPoints = [.. rows.Select(_ => 0.0)],
            RShrinkPoints = [.. rows.Select(_ => 0.0)],
        };
    }

    private static Quadrant QuadrantOf(HandmadeCompany company) => (company.H, company.R) switch
    {
        (double.NaN, _) or (_, double.NaN) => Quadrant.None,
        ( >= 50, < 50) => Quadrant.Halo,
        ( >= 50, _) => Quadrant.HeavyPerishable,
        (_, < 50) => Quadrant.LightDurable,
        _ => Quadrant.AtRiskLight,
    };
}
