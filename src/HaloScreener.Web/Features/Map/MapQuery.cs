using HaloScreener.Charts;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Features.Map;

/// <summary>What an address of the map asks for besides a screen: <c>color=quadrant|sector</c> and <c>company=</c>, the ticker or CIK to ring.</summary>
public sealed record MapQuery
{
    public const string Path = "/map";
    private const string ColorName = "color";
    private const string CompanyName = "company";

    internal static IReadOnlyList<ApiParameter> Described { get; } =
    [
        new(ColorName, ApiValue.Text, "What the colours tell.") { Allowed = ["quadrant", "sector"], Default = "quadrant" },
        new(CompanyName, ApiValue.Text, "Ticker or CIK of a company to ring."),
    ];

    public MapColor Color { get; private init; }
    public string? Company { get; private init; }
    /// <summary>What is left: a screen's query.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rest { get; private init; } = [];
    public IReadOnlyList<ParameterError> Errors { get; private init; } = [];

    public static MapQuery Of(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var color = pairs.LastOrDefault(p => p.Key == ColorName).Value;
        var company = pairs.LastOrDefault(p => p.Key == CompanyName).Value?.Trim();
        return new MapQuery
        {
            Color = color == "sector" ? MapColor.Sector : MapColor.Quadrant,
            Company = string.IsNullOrEmpty(company) ? null : company.Length <= 40 ? company : company[..40],
            Rest = [.. pairs.Where(p => p.Key is not (ColorName or CompanyName))],
            Errors = color is null or "quadrant" or "sector" ? [] : [new ParameterError(ColorName, color.Length <= 40 ? color : color[..40] + "…", "is no colouring", "quadrant, sector")],
        };
    }

    /// <summary>The map with this colouring and company, for the addresses of a screen's controls.</summary>
    public ScreenPlace Place => PlaceOf(Color, Company);

    public ScreenPlace PlaceOf(MapColor color, string? company) =>
        new(Path, [(ColorName, color == MapColor.Sector ? "sector" : null), (CompanyName, company)]);
}
