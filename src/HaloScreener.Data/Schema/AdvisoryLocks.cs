namespace HaloScreener.Data.Schema;

/// <summary>Keys of the store's advisory locks. "HALO" in ASCII, then a number, so that they do not meet another program's in a shared server.</summary>
internal static class AdvisoryLocks
{
    private const long Halo = 0x48414C4FL << 16;

    public const long Migration = Halo + 1;
    public const long Import = Halo + 2;
    public const long ScoreRuns = Halo + 3;
    public const long TestTemplate = Halo + 4;
}
