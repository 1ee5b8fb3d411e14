using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Markets;

/// <summary>What a market value was worked out from.</summary>
public enum MarketValueSource : byte
{
    None,
    /// <summary>A closing price times shares outstanding.</summary>
    Prices,
    /// <summary>The cover of the annual report: shares held by others than insiders, at the middle of the fiscal year.</summary>
    PublicFloat,
}

/// <summary>
/// What the market pays for a company, against its latest fiscal year. For people only: no factor of the score reads it. Money is in the currency
/// of the company's figures; <see cref="double.NaN"/> is "not known".
/// </summary>
public readonly record struct MarketFigures
{
    /// <summary>A company of which nothing is known.</summary>
    public static MarketFigures None { get; } = new()
    {
        Value = double.NaN,
        NetDebt = double.NaN,
        Revenue = double.NaN,
        Equity = double.NaN,
    };

    /// <summary>Market value of the common shares (or the public float, as <see cref="Source"/> says), above zero.</summary>
    public required double Value { get; init; }
    public MarketValueSource Source { get; init; }
    /// <summary>Day of the closing price; null for a public float.</summary>
    public DateOnly? PriceDay { get; init; }
    /// <summary>The closing prices that the value was worked out from, one a share class; empty for a public float.</summary>
    public Values<ClosingPrice> Closes { get => field ?? []; init; }
    /// <summary>Debt less cash and short-term investments.</summary>
    public required double NetDebt { get; init; }
    public required double Revenue { get; init; }
    public required double Equity { get; init; }

    /// <summary>Enterprise value = market value + debt − cash.</summary>
    public double EnterpriseValue => Value + NetDebt;

    /// <summary>Enterprise value ÷ revenue; only where both are above zero.</summary>
    public double EvToSales => EnterpriseValue > 0 && Revenue > 0 ? EnterpriseValue / Revenue : double.NaN;

    /// <summary>Market value ÷ book equity; only where equity is above zero.</summary>
    public double PriceToBook => Equity > 0 ? Value / Equity : double.NaN;
}
