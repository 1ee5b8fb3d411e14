using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Screening;

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
