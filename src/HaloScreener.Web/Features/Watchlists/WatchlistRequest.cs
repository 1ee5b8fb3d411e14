using System.Globalization;
using System.Text;
using HaloScreener.Scoring.Screening;
using Microsoft.AspNetCore.WebUtilities;

namespace HaloScreener.Web.Features.Watchlists;

/// <summary>What the address of a list asks for; with the list itself it is the whole state of the page.</summary>
public sealed record WatchlistRequest
{
    /// <summary>The person's own order.</summary>
    public const string OwnOrder = "order";

    private const string AsOfName = "asOf";
    private const string SinceName = "since";
    private const string SortName = "sort";

    /// <summary>The day of the ranking; null for the newest filing.</summary>
    public DateOnly? AsOf { get; init; }
    /// <summary>The day that changes are counted from; null for a year before the ranking.</summary>
    public DateOnly? Since { get; init; }
    public string Sort { get; init; } = OwnOrder;
    public bool Descending { get; init; }

    /// <summary>The day that changes are counted from.</summary>
    /// <param name="day">The day of the ranking.</param>
    public DateOnly SinceBefore(DateOnly day) => Since ?? day.AddYears(-1);

    /// <summary>Reads a query; what cannot be used is told instead of passed over.</summary>
    public static (WatchlistRequest? Request, IReadOnlyList<ParameterError> Errors) Parse(IEnumerable<KeyValuePair<string, string>> query)
    {
        var request = new WatchlistRequest();
        var errors = new List<ParameterError>();
        foreach (var (name, value) in query)
        {
            if (value.Length == 0)
                continue;
            switch (name)
            {
                case AsOfName or SinceName when Day(value) is { } day:
                    request = name == AsOfName ? request with { AsOf = day } : request with { Since = day };
                    break;
                case AsOfName or SinceName:
                    errors.Add(new ParameterError(name, Shown(value), "is no date", "a date like 2025-06-30"));
                    break;
                case SortName when MemberOrder.Columns.Contains(value.TrimStart('-')):
                    request = request with { Sort = value.TrimStart('-'), Descending = value[0] == '-' };
                    break;
                case SortName:
                    errors.Add(new ParameterError(name, Shown(value), "names no column", string.Join(", ", MemberOrder.Columns) + ", with - before one for descending order"));
                    break;
                default:
                    errors.Add(new ParameterError(Shown(name), Shown(value), "is not known", $"{AsOfName}, {SinceName}, {SortName}"));
                    break;
            }
        }
        return (errors.Count == 0 ? request : null, errors);
    }

    /// <inheritdoc cref="Parse(IEnumerable{KeyValuePair{string, string}})"/>
    public static (WatchlistRequest? Request, IReadOnlyList<ParameterError> Errors) Parse(string uri) =>
        Parse(QueryHelpers.ParseQuery(new Uri(uri).Query).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))));

    /// <summary>The query string that parses to this; empty for the page as it opens.</summary>
    public string ToQueryString()
    {
        var text = new StringBuilder();
        Add(AsOfName, Iso(AsOf));
        Add(SinceName, Iso(Since));
        if (Sort != OwnOrder || Descending)
            Add(SortName, (Descending ? "-" : "") + Sort);
        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(value);
        }
    }

    /// <summary>Sorted by a column; a second time the other way round.</summary>
    public WatchlistRequest SortedBy(string column) =>
        this with { Sort = column, Descending = Sort == column ? !Descending : MemberOrder.BeginsDescending(column) };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
