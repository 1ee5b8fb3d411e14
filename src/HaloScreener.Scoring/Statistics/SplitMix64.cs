namespace HaloScreener.Scoring.Statistics;

/// <summary>
/// Random numbers that are the same for the same seed on every machine, so the generator is written out here (Steele, Lea and Flood, OOPSLA 2014).
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>
    /// The generator of one of many draws that may be made in any order. Seeds that lie one step apart would give one sequence shifted by a place, so
    /// the draw's number is scrambled first.
    /// </summary>
    public static SplitMix64 OfDraw(ulong seed, int draw) => new(seed ^ Scrambled((ulong)draw + 1));

    /// <summary>Above 0 and below 1.</summary>
    public double Uniform() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private ulong Next()
    {
        _state += Gamma;
        return Scrambled(_state);
    }

    private static ulong Scrambled(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
