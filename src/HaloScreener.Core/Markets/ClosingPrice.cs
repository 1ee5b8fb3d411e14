namespace HaloScreener.Core.Markets;

/// <summary>What a price file says of one ticker on one day.</summary>
/// <param name="Ticker">In the form of <see cref="Companies.Ticker.Normalise"/>.</param>
/// <param name="Date">The trading day.</param>
/// <param name="Close">Closing price of one share in US dollars, above zero.</param>
/// <param name="Shares">Shares outstanding of this ticker's class on that day, at least 1; null when the file does not say.</param>
public readonly record struct ClosingPrice(string Ticker, DateOnly Date, double Close, double? Shares);
