namespace HaloScreener.Charts;

/// <summary>Moves labels apart.</summary>
internal static class Spread
{
    /// <summary>
    /// Positions as near to the wanted ones as can be with at least <paramref name="pitch"/> between neighbours and all within the bounds
    /// (when they fit at all), in the order of <paramref name="wanted"/>.
    /// </summary>
    public static float[] Apart(IReadOnlyList<float> wanted, float pitch, float min, float max)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();
        var placed = new float[wanted.Count];
        // Downwards each keeps its distance from the one above, then upwards from the lower bound.
        var floor = min;
        foreach (var i in order)
        {
            placed[i] = Math.Max(wanted[i], floor);
            floor = placed[i] + pitch;
        }
        var ceiling = max;
        foreach (var i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], ceiling);
            ceiling = placed[i] - pitch;
        }
        return placed;
    }
}
