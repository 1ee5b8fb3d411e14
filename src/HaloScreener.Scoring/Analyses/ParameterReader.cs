using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses;

/// <summary>What a query of an analysis says: a request, or every reason why it is none.</summary>
public sealed record Parsed<T>
    where T : class
{
    /// <summary>Null when there are errors.</summary>
    public T? Request { get; init; }
    public IReadOnlyList<ParameterError> Errors { get; init; } = [];
}

/// <summary>
/// Takes the parameters of an analysis out of a query one by one. Unknown names and values are errors, all of them reported, as on a screen; an
/// empty value is as if the parameter were not there.
/// </summary>
internal sealed class ParameterReader
{
    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<ParameterError> _errors = [];

    public ParameterReader(IEnumerable<KeyValuePair<string, string>> query)
    {
        foreach (var (name, value) in query.Take(ScreenQuery.MaxParameters))
        {
            if (!_given.TryGetValue(name, out var values))
                _given.Add(name, values = []);
            if (value.Trim() is { Length: > 0 } trimmed)
                values.Add(trimmed);
        }
    }

    /// <summary>The request, unless something could not be used or is left over.</summary>
    public Parsed<T> Result<T>(T request)
        where T : class
    {
        foreach (var (name, values) in _given)
            Refuse(name, values.FirstOrDefault() ?? "", "is not known", string.Join(", ", _names));
        return _errors.Count == 0 ? new Parsed<T> { Request = request } : new Parsed<T> { Errors = _errors };
    }

    public DateOnly? Day(string name)
    {
        if (Take(name) is not { } text)
            return null;
        if (ScreenQuery.TryParseDay(text, out var day))
            return day;
        Refuse(name, text, "is no date", "a date like 2025-06-30");
        return null;
    }

    public Basis Basis(string name) => OneOf(name, Book.Basis.Annual, [.. Enum.GetValues<Basis>().Select(b => (ScreenIds.Of(b), b))]);

    /// <summary>One of a few words, each with its value; <paramref name="otherwise"/> where the parameter is not there.</summary>
    public T OneOf<T>(string name, T otherwise, params IReadOnlyList<(string Word, T Value)> allowed)
    {
        if (Take(name) is not { } text)
            return otherwise;
        foreach (var (word, value) in allowed)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        Refuse(name, text, "is none of its values", string.Join(", ", allowed.Select(a => a.Word)));
        return otherwise;
    }

    /// <summary>Any text up to a length; null where the parameter is not there.</summary>
    public string? Text(string name, int maxLength)
    {
        var text = Take(name);
        if (text is null || text.Length <= maxLength)
            return text;
        Refuse(name, text, "is too long", string.Create(CultureInfo.InvariantCulture, $"at most {maxLength} characters"));
        return null;
    }

    public double? Number(string name, double min, double max)
    {
        if (Take(name) is not { } text)
            return null;
        if (ScreenQuery.TryParseNumber(text, out var number) && number >= min && number <= max)
            return number;
        Refuse(name, text, "cannot be used", $"a number from {ScreenQuery.FormatNumber(min)} to {ScreenQuery.FormatNumber(max)}");
        return null;
    }

    public int? Integer(string name, int min, int max)
    {
        if (Take(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Refuse(name, text, "cannot be used", string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>A list of ids, sorted, each once.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="canonical">The id as written everywhere else; null where it is none.</param>
    /// <param name="problem">What is wrong with one that is none.</param>
    /// <param name="allowed">What is allowed.</param>
    public Values<string> Set(string name, Func<string, string?> canonical, string problem, string allowed)
    {
        var set = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in TakeAll(name).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
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
                Refuse(name, text, "is too long", string.Create(CultureInfo.InvariantCulture, $"one name of up to {maxLength} characters a parameter"));
        }
        return Values.From(names);
    }

    /// <summary>A list in the order given, each once.</summary>
    public Values<string> List(string name) => Values.From(
        TakeAll(name).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>A list of some known ids.</summary>
    public Values<string> Set(string name, IReadOnlyList<string> ids, string problem) =>
        Set(name, text => ids.FirstOrDefault(id => id.Equals(text, StringComparison.OrdinalIgnoreCase)), problem, string.Join(", ", ids));

    public void Refuse(string name, string value, string problem, string allowed) =>
        _errors.Add(new ParameterError(Shorten(name), Shorten(value), problem, allowed));

    private string? Take(string name)
    {
        var values = TakeAll(name);
        if (values.Count > 1)
            Refuse(name, string.Join(" and ", values), "stands more than once", "one value");
        return values.FirstOrDefault();
    }

    private List<string> TakeAll(string name)
    {
        _names.Add(name);
        return _given.Remove(name, out var values) ? values : [];
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}

/// <summary>Prints the parameters of an analysis; what stands at its default is left out, so that one question has one address.</summary>
internal sealed class ParameterWriter
{
    private readonly List<string> _pairs = [];

    public ParameterWriter Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _pairs.Add($"{name}={string.Join(',', value.Split(',').Select(Uri.EscapeDataString))}");
        return this;
    }

    public ParameterWriter Add(string name, DateOnly? day) => Add(name, day is { } d ? ScreenQuery.FormatDay(d) : null);

    public ParameterWriter Add(string name, Basis basis) => Add(name, basis == Basis.Annual ? null : ScreenIds.Of(basis));

    /// <summary>A number, unless it is the default.</summary>
    public ParameterWriter Add(string name, double value, double otherwise) => Add(name, value == otherwise ? null : ScreenQuery.FormatNumber(value));

    public ParameterWriter Add(string name, Values<string> ids) => Add(name, string.Join(',', ids));

    /// <summary>Names that may hold commas: one a parameter.</summary>
    public ParameterWriter AddEach(string name, Values<string> names)
    {
        _pairs.AddRange(names.Select(value => $"{name}={Uri.EscapeDataString(value)}"));
        return this;
    }

    /// <summary>With its question mark; empty without parameters.</summary>
    public override string ToString() => _pairs.Count == 0 ? "" : "?" + string.Join('&', _pairs);
}
