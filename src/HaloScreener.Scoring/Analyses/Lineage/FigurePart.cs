using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Analyses.Lineage;

/// <summary>What one company brings to a number of many.</summary>
/// <param name="Row">Its row in the book; null for a company that the store does not have.</param>
/// <param name="Value">What is added up, or stands in line: US dollars, a score, 1 for a company that is counted.</param>
public readonly record struct FigurePart(int? Row, double Value)
{
    /// <summary>What the sum is divided by, the high end of a range, or what a mean is set against; NaN for none.</summary>
    public double Second { get; init; } = double.NaN;
    /// <summary>The company's own number, where <see cref="Value"/> is what comparing it with others gives; NaN where the value is its own.</summary>
    public double Own { get; init; } = double.NaN;
    /// <summary>Its own sources, where they are not those of the whole term.</summary>
    public IReadOnlyList<PartSource>? Behind { get; init; }
    /// <summary>The name of a company that the store does not have.</summary>
    public string? Name { get; init; }
}

/// <summary>How companies' parts become one number.</summary>
public enum PartKind
{
    /// <summary>How many there are; 0 for none.</summary>
    Count,
    /// <summary>Added up; NaN for none.</summary>
    Sum,
    /// <summary>Sum ÷ sum; NaN where the lower is not above zero.</summary>
    Ratio,
    /// <summary>From one sum to another.</summary>
    Range,
    /// <summary>A value of the ordered line: the median, a quartile, an end.</summary>
    Place,
    /// <summary>Added up ÷ how many there are; less the same of the second values where there are any.</summary>
    Mean,
}

/// <summary>Makes the number of the parts: the one place where it is done, for pages and for those who add up again.</summary>
public static class Parts
{
    public static double Sum(IEnumerable<FigurePart> parts)
    {
        var (sum, any) = (0.0, false);
        foreach (var part in parts)
        {
            sum += part.Value;
            any = true;
        }
        return any ? sum : double.NaN;
    }

    /// <summary>The high ends of a range added up; NaN for none.</summary>
    public static double High(IEnumerable<FigurePart> parts) => Sum(parts.Select(p => p with { Value = p.Second }));

    public static double Ratio(IEnumerable<FigurePart> parts)
    {
        double above = 0, below = 0;
        foreach (var part in parts)
        {
            above += part.Value;
            below += part.Second;
        }
        return Factors.Ratio.Of(above, below);
    }

    public static double Mean(IReadOnlyCollection<FigurePart> parts)
    {
        var second = High(parts);
        return (Sum(parts) - (double.IsNaN(second) ? 0 : second)) / parts.Count;
    }

    public static FiveNumbers Line(IEnumerable<FigurePart> parts) => FiveNumbers.Of(parts.Select(p => p.Value));
}

/// <summary>A number of many companies taken apart: the parts from which it is made, and what they are.</summary>
public sealed record FigureTerm
{
    /// <summary>The book to whose rows the parts belong.</summary>
    public required ScoreBook Book { get; init; }
    public required PartKind Kind { get; init; }
    public required IReadOnlyList<FigurePart> Parts { get; init; }
    /// <summary>What is behind each part that does not say otherwise.</summary>
    public required IReadOnlyList<PartSource> Behind { get; init; }
    /// <summary>Companies that were looked at and have no part, as they state nothing or have no rate to the dollar.</summary>
    public int LeftOut { get; init; }
    /// <summary>What sets the term apart from the other one, as a key of words; null where its day does.</summary>
    public string? Key { get; init; }
    /// <summary>Which value of the line a <see cref="PartKind.Place"/> is.</summary>
    public Func<FiveNumbers, double> Place { get; init; } = five => five.Median;

    private double? _value;

    /// <summary>The parts made one number again.</summary>
    public double Value => _value ??= Kind switch
    {
        PartKind.Count => Parts.Count,
        PartKind.Ratio => Lineage.Parts.Ratio(Parts),
        PartKind.Place => Place(Lineage.Parts.Line(Parts)),
        PartKind.Mean => Lineage.Parts.Mean(Parts),
        _ => Lineage.Parts.Sum(Parts),
    };

    /// <summary>Sum of what the parts divide by, or of the high ends.</summary>
    public double Second => Lineage.Parts.High(Parts);

    /// <summary>A term is itself and no other, like the book that it is of.</summary>
    public bool Equals(FigureTerm? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>What is behind one part.</summary>
    public IReadOnlyList<PartSource> BehindOf(in FigurePart part) => part.Behind ?? Behind;
}
