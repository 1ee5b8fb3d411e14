using System.Globalization;
using System.Text;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>Prints a request as its one query string.</summary>
internal static class ScreenQueryWriter
{
    public static string Write(ScreenRequest request)
    {
        var text = new StringBuilder();
        if (request.AsOf is { } asOf)
            Add(text, ScreenQuery.AsOf, ScreenQuery.FormatDay(asOf));
        if (request.Basis != Basis.Annual)
            Add(text, ScreenQuery.Basis, ScreenIds.Of(request.Basis));
        Add(text, ScreenQuery.Method, request.Method);
        if (request.Track != Track.Main)
            Add(text, ScreenQuery.Track, request.Track is { } track ? ScreenIds.Of(track) : "all");
        Add(text, ScreenQuery.Text, request.Text);
        AddSet(text, ScreenQuery.Sector, request.Sectors);
        AddSet(text, ScreenQuery.Sic, request.Sic);
        foreach (var group in request.Groups.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
            Add(text, ScreenQuery.Group, group);
        AddSet(text, ScreenQuery.Theme, request.Themes);
        AddSet(text, ScreenQuery.Flag, request.Flags);
        AddBoolean(text, ScreenQuery.Borderline, request.Borderline);
        AddBoolean(text, ScreenQuery.Stagnant, request.Stagnant);
        AddList(text, ScreenQuery.Quadrant, request.Quadrants.Distinct().Order().Select(q => ScreenIds.Of(q) ?? ""));
        AddList(text, ScreenQuery.Confidence, request.Confidence.Distinct().Order().Select(c => ScreenIds.Of(c) ?? ""));
        AddSet(text, ScreenQuery.Country, request.Countries);
        Add(text, ScreenQuery.List, request.List?.ToString(CultureInfo.InvariantCulture));
        foreach (var range in request.Ranges.OrderBy(r => r.Column, StringComparer.Ordinal))
            Add(text, range.Column, $"{Bound(range.Column, range.Min)}..{Bound(range.Column, range.Max)}");
        if (!request.Rated)
            Add(text, ScreenQuery.Rated, "false");
        AddList(text, ScreenQuery.Reason, request.Reasons.Distinct().Order().Select(r => ScreenIds.Of(r) ?? ""));
        foreach (var weight in request.Weights.OrderBy(w => w.Factor, StringComparer.Ordinal))
            Add(text, ScreenQuery.WeightPrefix + weight.Factor, ScreenQuery.FormatNumber(weight.Weight));
        if (request.Neutral != 0)
            Add(text, ScreenQuery.Neutral, ScreenQuery.FormatNumber(request.Neutral));
        if (request.Roles)
            Add(text, ScreenQuery.Roles, "on");
        AddList(text, ScreenQuery.Sort, request.Sort.Select(s => (s.Descending ? "-" : "") + s.Column));
        AddList(text, ScreenQuery.Columns, request.Columns);
        if (request.Page != 1)
            Add(text, ScreenQuery.Page, request.Page.ToString(CultureInfo.InvariantCulture));
        if (request.Size != ScreenRequest.DefaultSize)
            Add(text, ScreenQuery.Size, request.Size.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static string Bound(string column, double? bound) => bound switch
    {
        null => "",
        { } day when ScreenQuery.IsDate(column) => ScreenQuery.FormatDay(DateOnly.FromDayNumber((int)day)),
        { } number => ScreenQuery.FormatNumber(number),
    };

    private static void AddBoolean(StringBuilder text, string name, bool? value)
    {
        if (value is { } given)
            Add(text, name, given ? "true" : "false");
    }

    /// <summary>A list whose order says nothing: sorted, so that one screen has one address.</summary>
    private static void AddSet(StringBuilder text, string name, Values<string> values) =>
        AddList(text, name, values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static void AddList(StringBuilder text, string name, IEnumerable<string> values) => Add(text, name, string.Join(',', values));

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        // A comma may stand in a query as it is, and lists read better with it.
        text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=')
            .Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
    }
}
