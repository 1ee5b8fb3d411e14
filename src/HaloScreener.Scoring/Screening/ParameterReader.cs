using System.Globalization;
using HaloScreener.Core.Wordings;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

/// <summary>
/// Takes the parameters of a page out of a query one by one. Unknown names and values are errors, all of them reported; an empty value is as if the
/// parameter were not there (forms send those). A list may be split over several parameters of one name; any other parameter may stand only once.
/// </summary>
internal sealed class ParameterReader
{
    private static readonly Wording NoValue = "is none of its values";

    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<ParameterError> _errors = [];

    /// <param name="query">Names and values as they stand in the address, decoded.</param>
    /// <param name="longestValue">Characters of the longest value that is read.</param>
    public ParameterReader(IEnumerable<KeyValuePair<string, string>> query, int longestValue = int.MaxValue)
    {
        var count = 0;
        foreach (var (name, value) in query)
        {
            if (++count > ScreenQuery.MaxParameters)
            {
                Refuse(name, value, "is one too many", $"at most {ScreenQuery.MaxParameters} parameters");
                return;
            }
            if (value.Length > longestValue)
            {
                Refuse(name, value, "is too long", $"at most {longestValue} characters");
                continue;
            }
            if (!_given.TryGetValue(name, out var values))
                _given.Add(name, values = []);
            if (value.Trim() is { Length: > 0 } trimmed)
                values.Add(trimmed);
        }
    }

    /// <summary>Names that nobody has taken yet, each with its values.</summary>
    public IReadOnlyDictionary<string, List<string>> Left => _given;

    /// <summary>The request, unless something could not be used or is left over.</summary>
    public Parsed<T> Result<T>(T request)
        where T : class
    {
        foreach (var (name, values) in _given)
            Refuse(name, values.FirstOrDefault() ?? "", "is not known", $"{string.Join(", ", _names)}");
        return Parsed(request);
    }

    /// <summary>The request, unless something was refused; what is left over is the caller's to refuse.</summary>
    public Parsed<T> Parsed<T>(T request)
        where T : class =>
        _errors.Count == 0 ? new Parsed<T> { Request = request } : new Parsed<T> { Errors = _errors };

    public DateOnly? Day(string name)
    {
        if (Take(name) is not { } text)
            return null;
        if (ScreenQuery.TryParseDay(text, out var day))
            return day;
        Refuse(name, text, "is no date", "a date like 2025-06-30");
        return null;
    }

    public Basis Basis(string name, Wording? problem = null) => OneWord(name, Book.Basis.Annual, problem ?? NoValue, [.. Enum.GetValues<Basis>().Select(b => (ScreenIds.Of(b), b))]);

    /// <summary>One of a few words, each with its value; <paramref name="otherwise"/> where the parameter is not there.</summary>
    public T OneOf<T>(string name, T otherwise, params IReadOnlyList<(string Word, T Value)> allowed) => OneWord(name, otherwise, NoValue, allowed);

    private T OneWord<T>(string name, T otherwise, Wording problem, IReadOnlyList<(string Word, T Value)> allowed)
    {
        if (Take(name) is not { } text)
            return otherwise;
        foreach (var (word, value) in allowed)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        Refuse(name, text, problem, $"{string.Join(", ", allowed.Select(a => a.Word))}");
        return otherwise;
    }

    /// <summary>Any text up to a length; null where the parameter is not there.</summary>
    public string? Text(string name, int maxLength)
    {
        var text = Take(name);
        if (text is null || text.Length <= maxLength)
            return text;
        Refuse(name, text, "is too long", $"at most {maxLength} characters");
        return null;
    }

    public double? Number(string name, double min, double max) =>
        Number(name, min, max, $"a number from {ScreenQuery.FormatNumber(min)} to {ScreenQuery.FormatNumber(max)}");

    /// <param name="name">The parameter.</param>
    /// <param name="min">Least value.</param>
    /// <param name="max">Greatest value.</param>
    /// <param name="allowed">The two in words.</param>
    public double? Number(string name, double min, double max, Wording allowed)
    {
        if (Take(name) is not { } text)
            return null;
        if (ScreenQuery.TryParseNumber(text, out var number) && number >= min && number <= max)
            return number;
        Refuse(name, text, "cannot be used", allowed);
        return null;
    }

    public int? Integer(string name, int min, int max)
    {
        if (Take(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Refuse(name, text, "cannot be used", $"a whole number from {min} to {max}");
        return null;
    }

    /// <summary>A list of ids, sorted, each once.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="canonical">The id as written everywhere else; null where it is none.</param>
    /// <param name="problem">What is wrong with one that is none.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="most">How many items may stand.</param>
    public Values<string> Set(string name, Func<string, string?> canonical, Wording problem, Wording allowed, int most = int.MaxValue)
    {
        var set = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in Items(name, most))
        {
            if (canonical(text) is { } id)
                set.Add(id);
            else
                Refuse(name, text, problem, allowed);
        }
        return Values.From(set);
    }

    /// <summary>Names, one a parameter, since a name may hold a comma; sorted, each once.</summary>
    public Values<string> Names(string name, int maxLength)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in TakeAll(name))
        {
            if (text.Length <= maxLength)
                names.Add(text);
            else
                Refuse(name, text, "is too long", $"one name of up to {maxLength} characters a parameter");
        }
        return Values.From(names);
    }

    /// <summary>A list in the order given, each once.</summary>
    public Values<string> List(string name) => Values.From(Items(name).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>A list of some known ids.</summary>
    public Values<string> Set(string name, IReadOnlyList<string> ids, Wording problem, int most = int.MaxValue) =>
        Set(name, text => ids.FirstOrDefault(id => id.Equals(text, StringComparison.OrdinalIgnoreCase)), problem, $"{string.Join(", ", ids)}", most);

    /// <summary>The items of a list as they stand, separated by commas; none of a list with too many.</summary>
    public List<string> Items(string name, int most = int.MaxValue)
    {
        var values = TakeAll(name);
        List<string> items = [.. values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (items.Count <= most)
            return items;
        Refuse(name, string.Join(',', values), "has too many values", $"at most {most}");
        return [];
    }

    public void Refuse(string name, string value, Wording problem, Wording allowed) =>
        _errors.Add(new ParameterError(Shorten(name), Shorten(value), problem, allowed));

    /// <summary>Takes a parameter that may stand once.</summary>
    public string? Take(string name)
    {
        var values = TakeAll(name);
        if (values.Count > 1)
            Refuse(name, string.Join(" and ", values), "stands more than once", "one value");
        return values.FirstOrDefault();
    }

    /// <summary>Takes every value of a name.</summary>
    public List<string> TakeAll(string name)
    {
        _names.Add(name);
        return _given.Remove(name, out var values) ? values : [];
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
