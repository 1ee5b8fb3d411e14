using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Screen;

/// <summary>A page that a screen's query drives: the screen itself, or the map, which has parameters of its own beside it.</summary>
/// <param name="Path">The page without a query.</param>
/// <param name="Own">The parameters that belong to the page and not to a screen, with the values that stay in every address.</param>
public sealed record ScreenPlace(string Path, IReadOnlyList<(string Name, string? Value)> Own)
{
    public static ScreenPlace Screen { get; } = new(ScreenLinks.Path, []);

    /// <summary>The address of a request on this page.</summary>
    public string AddressOf(ScreenRequest request)
    {
        var own = string.Join('&', Own.Where(p => p.Value is not null).Select(p => p.Name + "=" + Uri.EscapeDataString(p.Value!)));
        var query = request.ToQueryString();
        return Path + query + (own.Length == 0 ? "" : (query.Length == 0 ? "?" : "&") + own);
    }

    /// <summary>The request of an address of this page, or null where it is none.</summary>
    public ScreenRequest? Read(string uri, ScoringMethod method) =>
        ScreenRequest.Parse(ScreenAddress.Of(uri).Pairs.Where(p => !Own.Any(own => own.Name == p.Key)), method).Request;

    public bool Equals(ScreenPlace? other) => other is not null && Path == other.Path && Own.SequenceEqual(other.Own);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
}
