namespace HaloScreener.Scoring.Method;

/// <summary>How surely a SIC code is bridged to the industries of the exposure study.</summary>
public enum BridgeQuality : byte
{
    /// <summary>No bridge: the code is not one of a business.</summary>
    None,
    /// <summary>The mean of the codes that share two digits.</summary>
    TwoDigit,
    /// <summary>The mean of the codes that share three digits.</summary>
    ThreeDigit,
    /// <summary>The industry was chosen by hand for the SIC code.</summary>
    Override,
    /// <summary>The concordance names the code.</summary>
    Direct,
}

/// <summary>AI exposure of an industry.</summary>
/// <param name="Value">Language-model AI industry exposure, a z-score of about −2 to 2.3; NaN when there is none.</param>
/// <param name="Published">The value before any override of this project.</param>
/// <param name="Bridge">Quality of the bridge from SIC.</param>
/// <param name="Overridden">Whether <paramref name="Value"/> was taken from other codes, in the open.</param>
/// <param name="Reason">Why it was, or how it was found for a code that the list lacks; else null.</param>
public sealed record IndustryExposure(double Value, double Published, BridgeQuality Bridge, bool Overridden, string? Reason)
{
    public static IndustryExposure None { get; } = new(double.NaN, double.NaN, BridgeQuality.None, false, null);

    public bool HasValue => !double.IsNaN(Value);
}

/// <summary>What an industry sells: 0 a physical thing or a network, 1 a physical service, 2 mixed or brand-led goods and retail,
/// 3 information or advice behind a licence, a balance sheet or proprietary data, 4 what a model can produce.</summary>
public sealed record Substitutability(int Value, string Reason);

/// <summary>A sector that a portfolio manager recognises, over SIC codes; its id is usable in URLs, such as <c>real-estate</c>.</summary>
public sealed record Sector(string Id, string Name, SicSet Sics, string Reason);

/// <summary>One industry of the SEC's list.</summary>
public sealed record Industry(int Sic, string Title);

/// <summary>A regulated or licensed industry.</summary>
public sealed record RegulatedIndustry(SicSet Sics, string Reason);

/// <summary>A theme; themes never feed the score.</summary>
public sealed record Theme(string Id, string Name);

/// <summary>Why a company carries a theme; broad when the industry code covers more than the theme, so that the tag is only likely.</summary>
public sealed record ThemeTag(Theme Theme, bool Broad, string Reason);

/// <summary>A builder of AI data centres, or a company shown beside them for comparison.</summary>
public sealed record Hyperscaler(int Cik, string Company, bool Comparison, string Reason);

/// <summary>A company's role as judged from its annual report, and its multiplier on R before ranking; an optional layer.</summary>
public sealed record CuratedRole(int Cik, string Company, string Role, double Multiplier, string Reason, string Source, DateOnly Date);
