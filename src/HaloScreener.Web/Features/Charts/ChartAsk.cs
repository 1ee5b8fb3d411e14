using System.Globalization;
using HaloScreener.Charts;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Charts;

/// <summary>What the address of a picture asks for: its size, theme and format, and the rest, which is the query of its page.</summary>
public sealed record ChartAsk
{
    private const string Width = "w";
    private const string Height = "h";
    private const string Theme = "theme";
    private const string Scale = "scale";
    /// <summary>The data version that a page shows: another address makes a browser fetch the picture anew, and that is all it does.</summary>
    public const string Version = "data";

    public ChartRequest? Chart { get; private init; }
    /// <summary>The answer to the picture's <see cref="PictureChoice"/>; empty for a picture that has none.</summary>
    public string Choice { get; private init; } = "";
    public IReadOnlyList<KeyValuePair<string, string>> Rest { get; private init; } = [];
    public IResult? Problem { get; private init; }

    /// <param name="context">The request.</param>
    /// <param name="format"><c>svg</c> or <c>png</c>.</param>
    /// <param name="width">Pixels when none are asked for.</param>
    /// <param name="height">Pixels when none are asked for.</param>
    /// <param name="choice">What the picture asks beside its page's query; null for nothing.</param>
    public static ChartAsk Read(HttpContext context, string format, int width, int height, PictureChoice? choice = null)
    {
        var query = context.Request.Query;
        var errors = new List<ParameterError>();
        // On a picture theme is its colours; any other value is a theme of companies and belongs to the page's query. An address may have both.
        var dark = query[Theme].Contains("dark");
        // On a picture h is its height; a range on heaviness has two dots and stays one. An address may have both.
        var heights = query[Height].Where(v => !IsRange(v)).ToArray();
        var w = Size(query[Width], width, Width, ChartRequest.MinWidth, ChartRequest.MaxWidth, errors);
        var high = Size(string.Join(',', heights), height, Height, ChartRequest.MinHeight, ChartRequest.MaxHeight, errors);
        var scale = Size(query[Scale], 1, Scale, 1, ChartRequest.MaxScale, errors);
        var chosen = choice is null ? "" : query[choice.Name].ToString() is { Length: > 0 } asked ? asked : choice.Allowed[0];
        if (choice?.Allowed.Contains(chosen) == false)
            errors.Add(new ParameterError(choice.Name, Short(chosen), "is none of the choices", string.Join(", ", choice.Allowed)));
        if (errors.Count > 0)
            return new ChartAsk { Problem = Problems.BadQuery(errors) };
        return new ChartAsk
        {
            Choice = chosen,
            Chart = new ChartRequest(w, high, dark, format == "png" ? ChartFormat.Png : ChartFormat.Svg, scale),
            Rest = [.. BookQuery.Pairs(context).Where(p => p.Key is not (Width or Scale or Version) && p.Key != choice?.Name && (p.Key != Theme || !IsColours(p.Value)) && (p.Key != Height || IsRange(p.Value)))],
        };
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool IsRange(string? value) => value?.Contains("..", StringComparison.Ordinal) == true;

    private static bool IsColours(string value) => value is "light" or "dark";

    private static int Size(string? text, int otherwise, string name, int min, int max, List<ParameterError> errors)
    {
        if (string.IsNullOrEmpty(text))
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= min && size <= max)
            return size;
        errors.Add(new ParameterError(name, Short(text), "is no size of a picture", FormattableString.Invariant($"{min} to {max}")));
        return otherwise;
    }
}
