namespace HaloScreener.Core.Companies;

/// <summary>Tickers compare without case, and with <c>.</c>, <c>/</c> and <c>-</c> equal: BRK.B is brk-b.</summary>
public static class Ticker
{
    public static string Normalise(string ticker) => ticker.Trim().Replace('.', '-').Replace('/', '-').ToUpperInvariant();

    /// <summary>Longest ticker taken from a file or a query.</summary>
    public const int MaxLength = 12;
}
