namespace HaloScreener.Core.Markets;

/// <summary>What one unit of a currency was worth in a year.</summary>
/// <param name="Currency">Three capital letters, as filings name it: <c>EUR</c>.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Usd">US dollars for one unit, mean of the year, above zero.</param>
public readonly record struct ExchangeRate(string Currency, int Year, double Usd);
