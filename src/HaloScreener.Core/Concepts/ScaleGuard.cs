namespace HaloScreener.Core.Concepts;

/// <summary>
/// Finds values that were filed in thousands or millions where units were meant, or the reverse, by comparing a figure's fiscal years with each
/// other. It works on what was known on one day, so that a later filing never changes what an earlier day saw; it deletes nothing.
/// </summary>
public static class ScaleGuard
{
    /// <summary>A slip of scale is a factor of 1,000; half of it leaves room for the year's own growth.</summary>
    private const double Slip = 500;

    /// <summary>At an end of the series two years on one side decide, if they are of one size themselves.</summary>
    private const double OneSize = 10;

    // Sums that cannot shrink or grow a thousandfold in a year and back. Profits, taxes and what is bought at once (goodwill) can; gross plant
    // changes its tag more often than its scale (Diamondback: office equipment until 2023, all property in 2024).
    private static readonly bool[] Watched = Mark(
        Concept.Revenue, Concept.CostOfRevenue, Concept.Sga, Concept.Capex, Concept.Depreciation, Concept.DepreciationAmortization, Concept.Assets,
        Concept.LiabilitiesAndEquity, Concept.Liabilities, Concept.PpeNet, Concept.DilutedShares, Concept.SharesOutstanding);

    /// <summary>Whether a concept is steady enough for the comparison.</summary>
    public static bool Watches(Concept concept) => Watched[(int)concept];

    /// <summary>Whether two figures that should be near each other are a slip of scale apart; zeros are compared with nothing.</summary>
    public static bool AreApart(double a, double b)
    {
        var (small, large) = Math.Abs(a) < Math.Abs(b) ? (Math.Abs(a), Math.Abs(b)) : (Math.Abs(b), Math.Abs(a));
        return small > 0 && large >= Slip * small;
    }

    /// <summary>
    /// Marks the scale errors among the values of one concept.
    /// </summary>
    /// <param name="values">One value a fiscal year, in the order of the years (either way); NaN for none. Zeros are compared with nothing.</param>
    /// <param name="errors">Set to true where the value is a scale error; as long as <paramref name="values"/>.</param>
    /// <returns>Whether any is.</returns>
    public static bool Find(ReadOnlySpan<double> values, Span<bool> errors)
    {
        errors.Clear();
        Span<int> known = stackalloc int[values.Length];
        var count = 0;
        double least = double.MaxValue, most = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || values[i] == 0)
                continue;
            known[count++] = i;
            least = Math.Min(least, Math.Abs(values[i]));
            most = Math.Max(most, Math.Abs(values[i]));
        }
        // Nearly every series ends here.
        if (most < Slip * least)
            return false;
        var any = false;
        for (var i = 0; i < count && count >= 3; i++)
        {
            var (one, other) = i == 0 ? (1, 2) : i == count - 1 ? (i - 1, i - 2) : (i - 1, i + 1);
            var (a, b) = (Math.Abs(values[known[one]]), Math.Abs(values[known[other]]));
            var value = Math.Abs(values[known[i]]);
            var slipped = (value >= Slip * a && value >= Slip * b) || (value * Slip <= a && value * Slip <= b);
            errors[known[i]] = slipped && Math.Max(a, b) <= OneSize * Math.Min(a, b);
            any |= errors[known[i]];
        }
        return any;
    }

    private static bool[] Mark(params ReadOnlySpan<Concept> concepts)
    {
        var marks = new bool[ConceptInfo.All.Count + 1];
        foreach (var concept in concepts)
            marks[(int)concept] = true;
        return marks;
    }
}
