namespace HaloScreener.Import.Resolving;

/// <summary>
/// The sort key of a fact: period (twice the index of the fiscal year, or of the stretch of one after all years, plus one for flows), filing, tag,
/// exact dates before rounded ones, distance from the period's end.
/// </summary>
internal static class StatementKey
{
    private const int OffsetBias = 64;

    public static ulong Of(int period, int filing, short tag, bool exact, int offset) =>
        ((ulong)period << 40) | ((ulong)filing << 24) | ((ulong)(ushort)tag << 8) | (exact ? 0UL : 128UL) | (uint)(offset + OffsetBias);

    public static ulong BlockOf(ulong key) => key >> 24;
    public static ulong Block(int period, int filing) => ((ulong)period << 16) | (uint)filing;
    public static int PeriodOf(ulong key) => (int)(key >> 40);
    public static int FilingOf(ulong key) => (int)(key >> 24) & 0xFFFF;
    public static short TagOf(ulong key) => (short)((key >> 8) & 0xFFFF);
    public static bool IsExact(ulong key) => (key & 128UL) == 0;
    public static int OffsetOf(ulong key) => (int)(key & 127UL) - OffsetBias;
}
