using System.Runtime.InteropServices;

namespace HaloScreener.Core.Concepts;

/// <summary>One company's figures as they were known at the end of a day.</summary>
/// <param name="InForce">The newest vintage of each concept and period filed by the day, ordered by concept and period end.</param>
/// <param name="SetAside">Those of a wrong scale, flagged; they are not in <paramref name="InForce"/>.</param>
public sealed record AsOfValues(IReadOnlyList<ResolvedValue> InForce, IReadOnlyList<ResolvedValue> SetAside);

/// <summary>Chooses what was in force on a day.</summary>
public static class AsOf
{
    /// <summary>
    /// The values in force at the end of a day, without those of a wrong scale (see <see cref="ScaleGuard"/>).
    /// Only what was filed by then is looked at: a later filing changes nothing.
    /// </summary>
    /// <param name="companyVintages">One company's vintages ordered by concept, period end, filed date and accession, as the resolver gives them.</param>
    /// <param name="asOf">The day, included.</param>
    public static AsOfValues Select(IReadOnlyList<ResolvedValue> companyVintages, DateOnly asOf)
    {
        var chosen = new List<ResolvedValue>();
        for (var i = 0; i < companyVintages.Count; i++)
        {
            var value = companyVintages[i];
            if (value.Filed > asOf)
                continue;
            if (chosen.Count > 0 && chosen[^1].Concept == value.Concept && chosen[^1].Period == value.Period)
                chosen[^1] = value;
            else
                chosen.Add(value);
        }

        var inForce = new List<ResolvedValue>(chosen.Count);
        var setAside = new List<ResolvedValue>();
        for (var start = 0; start < chosen.Count;)
        {
            var end = start + 1;
            while (end < chosen.Count && chosen[end].Concept == chosen[start].Concept)
                end++;
            Sort(CollectionsMarshal.AsSpan(chosen)[start..end], inForce, setAside);
            start = end;
        }
        return new AsOfValues(inForce, setAside);
    }

    private static void Sort(ReadOnlySpan<ResolvedValue> years, List<ResolvedValue> inForce, List<ResolvedValue> setAside)
    {
        var errors = new bool[years.Length];
        if (ScaleGuard.Watches(years[0].Concept))
        {
            var values = new double[years.Length];
            for (var i = 0; i < years.Length; i++)
                values[i] = years[i].Value;
            ScaleGuard.Find(values, errors);
        }
        for (var i = 0; i < years.Length; i++)
        {
            if (errors[i])
                setAside.Add(years[i] with { Flags = years[i].Flags | ValueFlags.ScaleError });
            else
                inForce.Add(years[i]);
        }
    }
}
