using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Screen;

/// <summary>
/// The addresses that a screen's controls lead to. Each is the present request with one thing changed; whatever changes the rows or their
/// order goes back to the first page.
/// </summary>
public sealed class ScreenLinks(ScreenRequest request, IReadOnlyList<string> defaultColumns, ScreenPlace place)
{
    public const string Path = "/screen";

    /// <summary>The links of the screen's own page.</summary>
    public ScreenLinks(ScreenRequest request, IReadOnlyList<string> defaultColumns) : this(request, defaultColumns, ScreenPlace.Screen)
    {
    }

    public ScreenRequest Request => request;
    public ScreenPlace Place => place;

    /// <summary>The address of a request on the page that these links are of.</summary>
    public string At(ScreenRequest other) => place.AddressOf(other);

    /// <summary>The same controls on another request.</summary>
    public ScreenLinks From(ScreenRequest other) => new(other, defaultColumns, place);

    /// <summary>The address of a request on the screen's page.</summary>
    public static string To(ScreenRequest request) => ScreenPlace.Screen.AddressOf(request);

    /// <summary>The same rows in another form: <c>/screen.csv</c>.</summary>
    public string As(string path) => path + (request with { Page = 1, Size = ScreenRequest.DefaultSize }).ToQueryString();

    public string Page(int page) => At(request with { Page = page });

    public string Size(int size) => FirstPage(request with { Size = size });

    /// <summary>Sorts by a column; a second click turns the order round. Ranks and texts begin with the lowest, other numbers with the highest.</summary>
    public string Sort(ScreenColumn column) =>
        FirstPage(request with { Sort = [new SortKey(column.Id, DirectionOf(column.Id) is { } descending ? !descending : BeginsDescending(column))] });

    /// <summary>
    /// The same order with one more key, which decides between companies that are alike in the keys before it. A key that is there already is turned
    /// round, and taken away when it has been turned.
    /// </summary>
    public string ThenSort(ScreenColumn column)
    {
        var begins = BeginsDescending(column);
        var keys = Order.ToList();
        var at = keys.FindIndex(k => k.Column == column.Id);
        if (at < 0)
            keys.Add(new SortKey(column.Id, begins));
        else if (keys[at].Descending == begins || keys.Count == 1)
            keys[at] = keys[at] with { Descending = !keys[at].Descending };
        else
            keys.RemoveAt(at);
        return FirstPage(request with { Sort = Values.From(keys) });
    }

    /// <summary>The keys that the rows are in the order of, the first one first.</summary>
    public IReadOnlyList<SortKey> Order { get; } =
        request.Sort.Count > 0 ? [.. request.Sort]
        : request is { Rated: true, Track: Scoring.Book.Track.Main } ? [new SortKey("halo", true)]
        : [];

    /// <summary>True when the rows are in descending order of the column, false when ascending, null when it is no key of their order.</summary>
    public bool? DirectionOf(string column) => Order.FirstOrDefault(k => k.Column == column)?.Descending;

    /// <summary>The place of a column among several keys, from 1; null when it is none, or the only one.</summary>
    public int? KeyNumberOf(string column)
    {
        for (var i = 0; i < Order.Count && Order.Count > 1; i++)
        {
            if (Order[i].Column == column)
                return i + 1;
        }
        return null;
    }

    public string Text(string? text) => FirstPage(request with { Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim() });
    public string Track(Track? track) => FirstPage(request with { Track = track, Rated = true, Reasons = [] });
    public string Rated(bool rated) => FirstPage(request with { Rated = rated, Reasons = [], Track = rated ? Scoring.Book.Track.Main : null, Sort = [], Columns = [] });
    public string Quadrant(Quadrant quadrant) => FirstPage(request with { Quadrants = Toggle(request.Quadrants, quadrant) });
    public string Confidence(Confidence confidence) => FirstPage(request with { Confidence = Toggle(request.Confidence, confidence) });
    public string Sector(string id) => FirstPage(request with { Sectors = Toggle(request.Sectors, id) });
    public string Group(string name) => FirstPage(request with
    {
        Groups = Values.From(request.Groups.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? request.Groups.Where(g => !g.Equals(name, StringComparison.OrdinalIgnoreCase))
            : request.Groups.Append(name)),
    });
    public string Theme(string id) => FirstPage(request with { Themes = Toggle(request.Themes, id) });
    public string Flag(string id) => FirstPage(request with { Flags = Toggle(request.Flags, id) });
    public string Country(string id) => FirstPage(request with { Countries = Toggle(request.Countries, id) });
    public string List(long id) => FirstPage(request with { List = request.List == id ? null : id });
    public string Borderline() => FirstPage(request with { Borderline = request.Borderline is null ? true : null });
    public string Stagnant() => FirstPage(request with { Stagnant = request.Stagnant is null ? true : null });

    /// <summary>A range on a column; without bounds it goes away, and bounds the wrong way round are turned.</summary>
    public string Range(string column, double? min, double? max)
    {
        var others = request.Ranges.Where(r => r.Column != column);
        if (min > max)
            (min, max) = (max, min);
        return FirstPage(request with { Ranges = Values.From(min is null && max is null ? others : others.Append(new ColumnRange(column, min, max))) });
    }

    public ColumnRange RangeOf(string column) => request.Ranges.FirstOrDefault(r => r.Column == column) ?? new ColumnRange(column, null, null);

    /// <summary>A weight for one factor, before it is re-normalised within its axis.</summary>
    public string Weight(string factor, double weight) => FirstPage(request with
    {
        Weights = Values.From(request.Weights.Where(w => w.Factor != factor).Append(new FactorWeight(factor, weight))),
    });

    public string Neutral(double lambda) => FirstPage(request with { Neutral = lambda });

    /// <summary>With curated roles, or without.</summary>
    public string Roles() => FirstPage(request with { Roles = !request.Roles, Method = null });

    /// <summary>The method's own weights.</summary>
    public string MethodWeights() => FirstPage(request with { Weights = [], Neutral = 0 });

    /// <summary>No filter at all; weights, columns and order stay.</summary>
    public string NoFilters() => At(new ScreenRequest
    {
        AsOf = request.AsOf,
        Basis = request.Basis,
        Method = request.Method,
        Weights = request.Weights,
        Neutral = request.Neutral,
        Roles = request.Roles,
        Columns = request.Columns,
        Sort = request.Sort,
        Size = request.Size,
    });

    /// <summary>Shows a column that is hidden, hides one that is shown; the last one stays.</summary>
    public string Column(string id)
    {
        var shown = request.Columns.Count > 0 ? [.. request.Columns] : defaultColumns.ToList();
        if (!shown.Remove(id))
            shown.Add(id);
        return At(request with { Columns = shown.Count == 0 || shown.SequenceEqual(defaultColumns) ? [] : Values.From(shown) });
    }

    /// <summary>These columns in this order; the default ones leave the address without them.</summary>
    public string Columns(IReadOnlyList<string> ids) => To(request with { Columns = ids.SequenceEqual(defaultColumns) ? [] : Values.From(ids) });

    public string DefaultColumns() => At(request with { Columns = [] });

    private string FirstPage(ScreenRequest changed) => At(changed with { Page = 1 });

    private static bool BeginsDescending(ScreenColumn column) => column.IsNumeric && column.Id != "rank";

    private static Values<T> Toggle<T>(Values<T> values, T value) =>
        Values.From(values.Contains(value, EqualityComparer<T>.Default) ? values.Where(v => !EqualityComparer<T>.Default.Equals(v, value)) : values.Append(value));
}
