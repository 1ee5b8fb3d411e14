using System.Globalization;

namespace HaloScreener.Data.Lists;

/// <summary>What a person does to an order by hand.</summary>
internal static class ListOrder
{
    /// <summary>Takes an item out and puts it before another (at the end for null, or where the other is gone); false when it is not there.</summary>
    public static bool Move<T>(List<T> items, T item, T? before)
        where T : struct, IEquatable<T>
    {
        if (!items.Remove(item))
            return false;
        var at = before is { } other ? items.IndexOf(other) : -1;
        items.Insert(at < 0 ? items.Count : at, item);
        return true;
    }

    /// <summary>The name itself, or the first of "name (2)", "name (3)" … that nobody has.</summary>
    public static string FreeName(string name, IReadOnlySet<string> taken)
    {
        var free = name;
        for (var n = 2; taken.Contains(free); n++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({n})");
            free = name[..Math.Min(name.Length, Watchlist.MaxNameLength - suffix.Length)] + suffix;
        }
        return free;
    }
}
