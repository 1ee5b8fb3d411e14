using System.Globalization;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using Microsoft.AspNetCore.WebUtilities;

namespace HaloScreener.Web.Features.Screen;

/// <summary>The query of an address before it is understood: which book it asks for must be known before a method can read the rest.</summary>
public sealed record ScreenAddress(IReadOnlyList<KeyValuePair<string, string>> Pairs)
{
    /// <summary>The parameter of <see cref="Basis"/>.</summary>
    public const string BasisParameter = "basis";

    private const string AsOfParameter = "asOf";

    public static ScreenAddress Empty { get; } = new([]);

    public static ScreenAddress Of(string uri) => new(
        [.. QueryHelpers.ParseQuery(new Uri(uri).Query).SelectMany(p => p.Value.Select(v => new KeyValuePair<string, string>(p.Key, v ?? "")))
            // An empty text field of a form asks for nothing.
            .Where(p => p is not { Key: "q", Value: "" })]);

    /// <summary>The day asked for; null without one, and where it is no date, which the request's own reading reports.</summary>
    public DateOnly? AsOf =>
        DateOnly.TryParseExact(Pairs.FirstOrDefault(p => p.Key == AsOfParameter).Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    /// <summary>Whether curated roles are asked for.</summary>
    public bool Roles => Pairs.Any(p => p is { Key: "roles", Value: "on" });

    /// <summary>Day and basis as more parameters of another address, beginning with an ampersand; nothing when neither is asked for.</summary>
    public string Carried => string.Concat(Pairs.Where(p => p.Key is AsOfParameter or BasisParameter).Select(p => $"&{p.Key}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Another address of the site, on this one's day and basis as far as they could be read.</summary>
    /// <param name="address">Path and perhaps query.</param>
    public string To(string address) =>
        QueryHelpers.AddQueryString(address, QueryHelpers.ParseQuery(new BookQuestion(AsOf, Basis).ToQueryString()));

    /// <summary>The basis asked for; fiscal years without one, and where it is none, which the request's own reading reports.</summary>
    public Basis Basis
    {
        get
        {
            var asked = Pairs.FirstOrDefault(p => p.Key == BasisParameter).Value;
            return Enum.GetValues<Basis>().FirstOrDefault(basis => ScreenIds.Of(basis).Equals(asked, StringComparison.OrdinalIgnoreCase));
        }
    }
}
