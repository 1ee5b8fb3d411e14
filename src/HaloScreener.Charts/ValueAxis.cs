namespace HaloScreener.Charts;

/// <summary>An axis of numbers: its bounds where they are given, and how its numbers read.</summary>
public sealed record ValueAxis
{
    /// <summary>The lowest value shown; null takes the lowest of the data, rounded down to a tick.</summary>
    public double? Min { get; init; }
    /// <summary>The highest value shown; null takes the highest of the data, rounded up to a tick.</summary>
    public double? Max { get; init; }
    /// <summary>A value as the reader reads it, unit included.</summary>
    public required Func<double, string> Number { get; init; }

    /// <summary>How the numbers along the axis read, all together, so that they may share a unit; null: each as a value reads.</summary>
    public Func<IReadOnlyList<double>, IReadOnlyList<string>>? Along { get; init; }

    /// <summary>The numbers of a scale's ticks.</summary>
    internal IReadOnlyList<string> NumbersOf(ValueScale scale) => Along?.Invoke(scale.Ticks) ?? [.. scale.Ticks.Select(Number)];

    /// <summary>An axis of scores, 0–100.</summary>
    /// <param name="number">A score as the reader reads it.</param>
    public static ValueAxis Scores(Func<double, string> number) => new() { Min = 0, Max = 100, Number = number };

    /// <summary>Bounds and round ticks over the values, as many as have room along a horizontal axis.</summary>
    internal ValueScale Across(IEnumerable<double> values, float width) => Widest(values, scale =>
    {
        var pitch = width * scale.Step / (scale.Max - scale.Min);
        return NumbersOf(scale).All(n => ChartFonts.Measure(n, ChartStyle.SmallTextSize) + 14 <= pitch);
    });

    /// <summary>Bounds and round ticks over the values, as many as have room up a vertical axis.</summary>
    internal ValueScale Up(IEnumerable<double> values, float height) => Widest(values, scale => height * scale.Step / (scale.Max - scale.Min) >= 34);

    private ValueScale Widest(IEnumerable<double> values, Func<ValueScale, bool> hasRoom)
    {
        var known = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        for (var most = 8; most > 1; most--)
        {
            var scale = ValueScale.Of(known.Min(), known.Max(), Min, Max, most);
            if (hasRoom(scale))
                return scale;
        }
        return ValueScale.Of(known.Min(), known.Max(), Min, Max, 1);
    }
}

/// <summary>Bounds of an axis with round ticks within them.</summary>
internal sealed record ValueScale(double Min, double Max, double Step, IReadOnlyList<double> Ticks)
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <param name="lowest">The lowest of the data.</param>
    /// <param name="highest">The highest of the data.</param>
    /// <param name="min">The lower bound where it is given.</param>
    /// <param name="max">The upper bound where it is given.</param>
    /// <param name="most">The most intervals between ticks.</param>
    public static ValueScale Of(double lowest, double highest, double? min, double? max, int most)
    {
        var (from, to) = (min ?? lowest, max ?? highest);
        if (!(to > from))
            to = from + (from == 0 ? 1 : Math.Abs(from) / 10);
        var rough = (to - from) / most;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = magnitude * RoundSteps.First(s => s * magnitude >= rough * (1 - 1e-9));
        var (low, high) = (min ?? Math.Floor(from / step + 1e-9) * step, max ?? Math.Ceiling(to / step - 1e-9) * step);
        var first = (long)Math.Ceiling(low / step - 1e-9);
        var last = (long)Math.Floor(high / step + 1e-9);
        return new ValueScale(low, high, step, [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step)]);
    }

    /// <summary>Where a value lies between the bounds, 0–1; beyond them it stays at the nearer one.</summary>
    public float At(double value) => (float)Math.Clamp((value - Min) / (Max - Min), 0, 1);
}
