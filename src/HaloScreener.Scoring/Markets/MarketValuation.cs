using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Markets;

/// <summary>Market value of one company as of a day: from prices where they can be trusted, else the public float, named as such.</summary>
internal static class MarketValuation
{
    /// <summary>A close is good for this many days: a week with holidays at both ends. An older one is of a share that no longer trades.</summary>
    public const int MaxAgeDays = 10;

    // A value this far from the public float has counted the shares of another class, or before a split (Berkshire: shares counted in class A,
    // priced in class B, 1,500 times less). Shares may really lose four fifths in a year, and a family may really hold nine tenths.
    private const double LeastToFloat = 0.1;
    private const double MostToFloat = 100;

    /// <summary>Classes of one company trade within this share of each other, or one count of shares does not fit them both.</summary>
    private const double LikeWorth = 0.25;

    /// <summary>Years without a word of debt or interest after which there is none.</summary>
    private const int DebtFreeYears = 3;

    /// <param name="years">What was filed by the day.</param>
    /// <param name="track">Financials have no enterprise value: their debt is what they trade in.</param>
    /// <param name="classes">Closes of its share classes on that day, its main ticker first; in US dollars.</param>
    public static MarketFigures Of(CompanyYears years, Track track, IReadOnlyList<ClosingPrice> classes)
    {
        var publicFloat = years[Concept.PublicFloat];
        // Into the currency of the figures, so that the multiples are of one.
        var priced = FromPrices(years, classes) / (years.Currency == "USD" ? 1 : years.UsdPerUnit);
        var isPriced = priced > 0 && !(priced < LeastToFloat * publicFloat) && !(publicFloat > 0 && priced > MostToFloat * publicFloat);
        if (!isPriced && !(publicFloat > 0))
            return MarketFigures.None;
        return new MarketFigures
        {
            Value = isPriced ? priced : publicFloat,
            Source = isPriced ? MarketValueSource.Prices : MarketValueSource.PublicFloat,
            PriceDay = isPriced ? classes[0].Date : null,
            Closes = Values.From(isPriced ? classes : []),
            NetDebt = track == Track.Main ? DebtOf(years) - years[Concept.Cash] : double.NaN,
            Revenue = years[Concept.Revenue],
            Equity = years[Concept.Equity],
        };
    }

    /// <summary>NaN where the prices and the shares known do not go together.</summary>
    private static double FromPrices(CompanyYears years, IReadOnlyList<ClosingPrice> classes)
    {
        if (classes.Count == 0)
            return double.NaN;
        var stated = 0.0;
        for (var i = 0; i < classes.Count; i++)
        {
            // One and the same count under two tickers is the company's, told twice.
            if (classes[i].Shares is { } shares && !CountedBefore(classes, i, shares))
                stated += classes[i].Close * shares;
        }
        if (stated > 0)
            return stated;
        // A 20-F counts ordinary shares, the ticker is a depositary receipt of some number of them.
        if (years.Form?.StartsWith("20-F", StringComparison.Ordinal) == true || !AreOfLikeWorth(classes))
            return double.NaN;
        return classes[0].Close * years[Concept.SharesOutstanding];
    }

    private static bool CountedBefore(IReadOnlyList<ClosingPrice> classes, int index, double shares)
    {
        for (var i = 0; i < index; i++)
        {
            if (classes[i].Shares == shares)
                return true;
        }
        return false;
    }

    private static bool AreOfLikeWorth(IReadOnlyList<ClosingPrice> classes)
    {
        var main = classes[0];
        for (var i = 1; i < classes.Count; i++)
        {
            if (TickerPrices.RootOf(classes[i].Ticker).SequenceEqual(TickerPrices.RootOf(main.Ticker))
                && Math.Abs(classes[i].Close / main.Close - 1) > LikeWorth)
                return false;
        }
        return true;
    }

    /// <summary>Debt; zero for a company that in three complete annual filings tags neither debt nor interest; else missing, never zero.</summary>
    private static double DebtOf(CompanyYears years) =>
        years.HasCompleteFilings(DebtFreeYears) && years.NeverTagged(Concept.Debt) && years.NeverTagged(Concept.InterestExpense) ? 0 : years[Concept.Debt];
}
