using System.Globalization;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Wordings;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// Reads a query into a request. Unknown names and values are errors, all of them reported; an empty value is as if the parameter were not
/// there (forms send those). A list may be split over several parameters of one name; any other parameter may stand only once.
/// </summary>
internal sealed class ScreenQueryReader
{
    private readonly ScoringMethod _method;
    private readonly ScreenColumns _columns;
    private readonly ParameterReader _query;
    private bool _roles;

    private ScreenQueryReader(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        _method = method;
        _columns = ScreenColumns.Of(method);
        _query = new ParameterReader(query, ScreenQuery.MaxValueLength);
    }

    public static Parsed<ScreenRequest> Read(IEnumerable<KeyValuePair<string, string>> query, ScoringMethod method)
    {
        var reader = new ScreenQueryReader(query, method);
        var request = reader.Request();
        reader.RefuseTheRest();
        return reader._query.Parsed(request);
    }

    private ScreenRequest Request() => new()
    {
        AsOf = _query.Day(ScreenQuery.AsOf),
        Basis = _query.Basis(ScreenQuery.Basis, "is no basis"),
        Roles = ReadRoles(),
        Method = ReadMethod(),
        Track = ReadTrack(),
        Text = ReadText(),
        Sectors = ReadSet(ScreenQuery.Sector, _method.Sectors.Select(s => s.Id), "is no sector"),
        Sic = ReadSet(ScreenQuery.Sic, v => v.Length is >= 2 and <= 4 && v.All(char.IsAsciiDigit) ? v : null, "is no SIC code", "2 to 4 digits, such as 49 or 4911"),
        Groups = ReadGroups(),
        Themes = ReadSet(ScreenQuery.Theme, _method.Themes.Select(t => t.Id), "is no theme"),
        Flags = ReadSet(ScreenQuery.Flag, QualityFlagInfo.All.Select(f => f.Id), "is no flag"),
        Borderline = ReadBoolean(ScreenQuery.Borderline),
        Stagnant = ReadBoolean(ScreenQuery.Stagnant),
        Quadrants = Values.From(ReadSet(ScreenQuery.Quadrant, ScreenIds.Quadrants.Select(q => q.Id), "is no quadrant")
            .Select(id => ScreenIds.Quadrants.First(q => q.Id == id).Quadrant).Order()),
        Confidence = Values.From(ReadSet(ScreenQuery.Confidence, ScreenIds.Confidences.Select(c => c.Id), "is no confidence")
            .Select(id => ScreenIds.Confidences.First(c => c.Id == id).Confidence).Order()),
        Countries = ReadSet(ScreenQuery.Country, v => v.Length == 2 && v.All(char.IsAsciiLetter) ? v.ToUpperInvariant() : null,
            "is no country code", "two letters, such as US"),
        List = ReadList(),
        Rated = ReadBoolean(ScreenQuery.Rated) ?? true,
        Reasons = Values.From(ReadSet(ScreenQuery.Reason, ScreenIds.UnratedReasons.Select(r => r.Id), "is no reason for being unrated")
            .Select(id => ScreenIds.UnratedReasons.First(r => r.Id == id).Reason).Order()),
        Weights = ReadWeights(),
        Neutral = _query.Number(ScreenQuery.Neutral, 0, 1) ?? 0,
        Sort = ReadSort(),
        Columns = ReadColumns(),
        Page = _query.Integer(ScreenQuery.Page, 1, ScreenQuery.MaxPage) ?? 1,
        Size = _query.Integer(ScreenQuery.Size, 1, ScreenRequest.MaxSize) ?? ScreenRequest.DefaultSize,
        // Last, as every other name is taken out by then: what is left may be a column.
        Ranges = ReadRanges(),
    };

    /// <summary>Read before the method's hash: with roles on it is another one.</summary>
    private bool ReadRoles()
    {
        switch (_query.Take(ScreenQuery.Roles))
        {
            case null or "off":
                return false;
            case "on":
                return _roles = true;
            case { } other:
                _query.Refuse(ScreenQuery.Roles, other, "is neither on nor off", "on, off");
                return false;
        }
    }

    private string? ReadMethod()
    {
        if (_query.Take(ScreenQuery.Method) is not { } text)
            return null;
        var hash = text.ToLowerInvariant();
        var inForce = (_roles ? _method.WithCuratedRoles : _method).Hash;
        if (hash.Length >= ScreenQuery.MinMethodHash && inForce.StartsWith(hash, StringComparison.Ordinal))
            return hash;
        _query.Refuse(ScreenQuery.Method, text, "is not the method in force", $"{inForce} (method {_method.Version}) or its first {ScreenQuery.MinMethodHash} characters or more");
        return null;
    }

    private Track? ReadTrack()
    {
        switch (_query.Take(ScreenQuery.Track))
        {
            case null or "main":
                return Track.Main;
            case "financials":
                return Track.Financials;
            case "all":
                return null;
            case { } other:
                _query.Refuse(ScreenQuery.Track, other, "is no track", "main, financials, all");
                return Track.Main;
        }
    }

    private string? ReadText()
    {
        if (_query.Take(ScreenQuery.Text) is not { } text)
            return null;
        if (text.Length <= ScreenQuery.MaxTextLength && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            return text;
        _query.Refuse(ScreenQuery.Text, text, "cannot be searched for", $"up to {ScreenQuery.MaxTextLength} letters, digits and signs");
        return null;
    }

    /// <summary>A name may hold a comma (Oil, Gas and Consumable Fuels): several groups are several parameters.</summary>
    private Values<string> ReadGroups()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in _query.TakeAll(ScreenQuery.Group))
        {
            if (text.Length <= CompanyGroup.MaxNameLength && !text.Any(char.IsControl))
                names.Add(text);
            else
                _query.Refuse(ScreenQuery.Group, text, "is no group", $"one name of up to {CompanyGroup.MaxNameLength} characters a parameter");
        }
        return Values.From(names);
    }

    private long? ReadList()
    {
        if (_query.Take(ScreenQuery.List) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0)
            return id;
        _query.Refuse(ScreenQuery.List, text, "is no number of a watchlist", "the number at the end of the watchlist's address");
        return null;
    }

    private bool? ReadBoolean(string name)
    {
        switch (_query.Take(name))
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            case { } other:
                _query.Refuse(name, other, "is neither true nor false", "true, false");
                return null;
        }
    }

    private Values<FactorWeight> ReadWeights()
    {
        var weights = new List<FactorWeight>();
        foreach (var name in _query.Left.Keys.Where(n => n.StartsWith(ScreenQuery.WeightPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray())
        {
            var factor = name[ScreenQuery.WeightPrefix.Length..];
            if (_method.Factors.All(f => f.Id != factor))
            {
                _query.Refuse(name, _query.Take(name) ?? "", "names no factor", $"w. and one of {string.Join(", ", _method.Factors.Select(f => f.Id))}");
                continue;
            }
            if (_query.Number(name, 0, ScreenQuery.MaxWeight, $"a number from 0 to {ScreenQuery.MaxWeight:F0}") is { } weight)
                weights.Add(new FactorWeight(factor, weight));
        }
        foreach (var axis in _method.Factors.GroupBy(f => f.Axis))
        {
            var given = axis.Select(f => weights.Find(w => w.Factor == f.Id)?.Weight ?? f.Weight);
            if (given.All(w => w == 0))
            {
                var first = axis.First(f => weights.Exists(w => w.Factor == f.Id));
                _query.Refuse(ScreenQuery.WeightPrefix + first.Id, "0", axis.Key == Axis.Heaviness ? (Wording)"leaves no weight on the heaviness axis" : "leaves no weight on the risk axis",
                    "at least one factor of the axis above 0");
            }
        }
        return Values.From(weights);
    }

    private Values<SortKey> ReadSort()
    {
        var keys = new List<SortKey>();
        foreach (var text in _query.Items(ScreenQuery.Sort, ScreenQuery.MaxListLength))
        {
            var descending = text.StartsWith('-');
            var id = descending ? text[1..] : text;
            if (_columns.Find(id) is null)
                _query.Refuse(ScreenQuery.Sort, text, "names no column", $"column ids, with - before one for descending order: {ColumnIds()}");
            else if (keys.Exists(k => k.Column == id))
                _query.Refuse(ScreenQuery.Sort, text, "names a column twice", "each column once");
            else
                keys.Add(new SortKey(id, descending));
        }
        if (keys.Count > ScreenQuery.MaxSortKeys)
            _query.Refuse(ScreenQuery.Sort, string.Join(',', keys.Select(k => k.Column)), "has too many columns", $"at most {ScreenQuery.MaxSortKeys}");
        return Values.From(keys);
    }

    private Values<string> ReadColumns()
    {
        var columns = new List<string>();
        foreach (var id in _query.Items(ScreenQuery.Columns, ScreenQuery.MaxListLength))
        {
            if (_columns.Find(id) is null)
                _query.Refuse(ScreenQuery.Columns, id, "names no column", $"{ColumnIds()}");
            else if (!columns.Contains(id))
                columns.Add(id);
        }
        return Values.From(columns);
    }

    private Values<ColumnRange> ReadRanges()
    {
        var ranges = new List<ColumnRange>();
        foreach (var name in _query.Left.Keys.Where(n => _columns.Find(n) is { HasRange: true }).Order(StringComparer.Ordinal).ToArray())
        {
            if (_query.Take(name) is not { } text)
                continue;
            if (ScreenQuery.ParseRange(name, text) is { } range)
                ranges.Add(range);
            else if (ScreenQuery.IsDate(name))
                _query.Refuse(name, text, "is no range", "a range of dates like 2025-01-01.. or ..2025-12-31 or 2025-01-01..2025-12-31");
            else
                _query.Refuse(name, text, "is no range", "a range like 60.. or ..40 or 50..90, the lower bound first");
        }
        return Values.From(ranges);
    }

    private Values<string> ReadSet(string name, IEnumerable<string> allowed, Wording problem) =>
        _query.Set(name, [.. allowed], problem, ScreenQuery.MaxListLength);

    private Values<string> ReadSet(string name, Func<string, string?> canonical, Wording problem, Wording allowed) =>
        _query.Set(name, canonical, problem, allowed, ScreenQuery.MaxListLength);

    private void RefuseTheRest()
    {
        foreach (var (name, values) in _query.Left)
        {
            var value = values.Count > 0 ? values[0] : "";
            if (_columns.Find(name) is not null)
                _query.Refuse(name, value, "asks for a range of a column that has none", "ranges of numbers and dates, such as h=60.. or filed=2025-01-01..");
            else
                _query.Refuse(name, value, "is not known", $"{string.Join(", ", ScreenQuery.Names)}, and a range of any numeric column, such as revenue=1e9..");
        }
    }

    private string ColumnIds() => string.Join(", ", _columns.All.Select(c => c.Id));
}
