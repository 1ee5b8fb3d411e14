using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;

namespace HaloScreener.TestKit.Books;

/// <summary>
/// Ten companies with round figures, enough for every filter of a screen: four quadrants, a bank, a shell, a company in yen, two share
/// classes, and names that a spreadsheet would take for formulas. Ranks, with HALO = √(H·(100 − R)): UNION 1
/// (90), NEXT 2 (80), MACRO 3 (70), YEN 4 (60), BRK-B 5 (50), CARD 6 (40), ADWARE 7 (10).
/// </summary>
public static class SmallUniverse
{
    public static HandmadeCompany Union { get; } = new()
    {
        Cik = 100885,
        Name = "Union Rail Corp",
        Tickers = ["UNION"],
        Sic = 4011,
        H = 90,
        R = 10,
        Figures = Money(revenue: 24_250e6, ppe: 58_343e6),
        Raw = new Dictionary<string, double> { ["ppe_intensity"] = 2.4 },
    };

    public static HandmadeCompany Next { get; } = new()
    {
        Cik = 753308,
        Name = "Next Grid Energy",
        Tickers = ["NEXT"],
        Sic = 4911,
        H = 80,
        R = 20,
        Stagnant = true,
        Figures = Money(revenue: 24_753e6, ppe: 138_852e6),
        Raw = new Dictionary<string, double> { ["ppe_intensity"] = 5.6 },
    };

    public static HandmadeCompany Macro { get; } = new()
    {
        Cik = 789019,
        Name = "Macrosoft \"Cloud\", Inc.",
        Tickers = ["MACRO"],
        Sic = 7372,
        H = 98,
        R = 50,
        Country = "US",
        Figures = Money(revenue: 245_122e6, ppe: 135_591e6),
        Flags = QualityFlags.TagChanged,
        Raw = new Dictionary<string, double> { ["ppe_intensity"] = 0.6 },
    };

    public static HandmadeCompany Yen { get; } = new()
    {
        Cik = 1094517,
        Name = "Yen Motors",
        Tickers = ["YEN"],
        Sic = 3711,
        H = 60,
        R = 40,
        Currency = "JPY",
        Country = "JP",
        Figures = Money(revenue: 45_095_325e6, ppe: 15_000_000e6),
        Flags = QualityFlags.NonUsd,
        Confidence = Confidence.B,
    };

    public static HandmadeCompany Berk { get; } = new()
    {
        Cik = 1067983,
        Name = "Berk Holdings",
        Tickers = ["BRK-B", "BRK-A"],
        Sic = 6331,
        H = 50,
        R = 50,
        Confidence = Confidence.C,
        Figures = Money(revenue: 371_433e6, ppe: 200_000e6),
        FormerNames = ["Old Textile Mill"],
    };

    public static HandmadeCompany Card { get; } = new()
    {
        Cik = 1403161,
        Name = "-Card Network",
        Tickers = ["CARD"],
        Sic = 7389,
        H = 20,
        R = 20,
        Figures = Money(revenue: 35_926e6, ppe: 3_824e6),
    };

    public static HandmadeCompany Adware { get; } = new()
    {
        Cik = 796343,
        Name = "=Adware(1)",
        Tickers = ["ADWARE"],
        Sic = 7372,
        H = 10,
        R = 90,
        Country = "IE",
        Figures = Money(revenue: 21_505e6, ppe: 1_936e6, netIncome: -5_560e6),
        Filed = new DateOnly(2025, 1, 15),
    };

    public static HandmadeCompany Bank { get; } = new()
    {
        Cik = 19617,
        Name = "First Bank",
        Tickers = ["BANK"],
        Sic = 6021,
        Track = Track.Financials,
        R = 30,
        Figures = Money(revenue: 177_556e6),
    };

    public static HandmadeCompany Insurer { get; } = new()
    {
        Cik = 5272,
        Name = "Second Insurance",
        Tickers = ["INSR"],
        Sic = 6331,
        Track = Track.Financials,
        R = 12,
        Figures = Money(revenue: 46_800e6),
    };

    public static HandmadeCompany Shell { get; } = new()
    {
        Cik = 1800000,
        Name = "Blank Cheque Acquisition",
        Sic = 6770,
        Unrated = UnratedReason.Shell,
        UnratedDetail = "SIC 6770",
        Confidence = Confidence.None,
    };

    public static ScoreBook Book { get; } = HandmadeBook.Of(Union, Next, Macro, Yen, Berk, Card, Adware, Bank, Insurer, Shell);

    private static Dictionary<Concept, double> Money(double revenue, double? ppe = null, double? netIncome = null)
    {
        var figures = new Dictionary<Concept, double> { [Concept.Revenue] = revenue };
        if (ppe is { } value)
            figures[Concept.PpeNet] = value;
        if (netIncome is { } income)
            figures[Concept.NetIncome] = income;
        return figures;
    }
}
