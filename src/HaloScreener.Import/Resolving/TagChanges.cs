using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>Marks values that were read from another tag than the year before.</summary>
internal static class TagChanges
{
    private const int ShortestYearDays = 330;
    private const int LongestYearDays = 400;

    /// <summary>
    /// Compares each vintage with the one in force for the year before on the day that it was filed, so that a later filing changes no earlier mark.
    /// </summary>
    /// <param name="ordered">One company's values, ordered by concept, period end, filed date and accession.</param>
    public static void Mark(Span<ResolvedValue> ordered)
    {
        var conceptStart = 0;
        var (previousStart, previousEnd) = (0, 0);
        for (var i = 0; i < ordered.Length;)
        {
            if (ordered[i].Concept != ordered[conceptStart].Concept)
                (conceptStart, previousStart, previousEnd) = (i, i, i);
            var end = i;
            while (end < ordered.Length && ordered[end].Concept == ordered[i].Concept && ordered[end].Period.End == ordered[i].Period.End)
                end++;
            if (previousEnd > previousStart
                && ordered[i].Period.End.DayNumber - ordered[previousStart].Period.End.DayNumber is >= ShortestYearDays and <= LongestYearDays)
            {
                Compare(ordered[previousStart..previousEnd], ordered[i..end]);
            }
            (previousStart, previousEnd) = (i, end);
            i = end;
        }
    }

    private static void Compare(ReadOnlySpan<ResolvedValue> before, Span<ResolvedValue> vintages)
    {
        foreach (ref var value in vintages)
        {
            var inForce = -1;
            for (var i = 0; i < before.Length && IsFiledBy(before[i], value); i++)
                inForce = i;
            if (inForce >= 0 && value.Tag != 0 && before[inForce].Tag != 0 && value.Tag != before[inForce].Tag)
                value = value with { Flags = value.Flags | ValueFlags.TagChanged };
        }
    }

    private static bool IsFiledBy(in ResolvedValue earlier, in ResolvedValue value) =>
        earlier.Filed < value.Filed || (earlier.Filed == value.Filed && earlier.Accession <= value.Accession);
}
