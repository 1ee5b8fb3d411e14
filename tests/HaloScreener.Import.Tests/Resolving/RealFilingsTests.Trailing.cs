using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Tests.Resolving;

/// <summary>
/// Twelve months of real companies. The expected figures, in millions, are fiscal year + months to date − the same months a year before, added up
/// from the statements of the named tag in the companies' reports, without the resolver.
/// </summary>
public sealed partial class RealFilingsTests
{
    private const int Costco = 909832, Walmart = 104169, Kroger = 56873, PepsiCo = 77476, FedEx = 1048911, Nike = 320187, Adobe = 796343, Accenture = 1467373;

    private static readonly HashSet<int> TrailingCompanies =
        [Microsoft, Apple, ExxonMobil, UnionPacific, NextEra, Meta, Nvidia, Amazon, Costco, Walmart, Kroger, PepsiCo, FedEx, Nike, Adobe, Accenture];

    // Revenue, net income, operating cash flow, capex.
    [Theory]
    [InlineData(Apple, "2026-05-01", "2026-03-28", 451_442, 122_575, 140_222, 11_048)]
    [InlineData(Microsoft, "2026-01-28", "2025-12-31", 305_453, 119_262, 160_506, 83_094)]
    [InlineData(Nvidia, "2025-09-15", "2025-07-27", 165_218, 86_597, 77_035, 5_012)]
    [InlineData(Costco, "2025-06-30", "2025-05-11", 268_776, 7_843, 12_426, 5_109)]
    [InlineData(Costco, "2026-06-03", "2026-05-10", 293_587, 8_838, 15_000, 6_194)]
    [InlineData(ExxonMobil, "2026-05-04", "2026-03-31", 334_246, 25_314, 47_722, 28_930)]
    [InlineData(Walmart, "2026-05-29", "2026-04-30", 725_305, 22_736, 40_892, 28_340)]
    [InlineData(Kroger, "2024-12-31", "2024-11-09", 149_879, 2_767, 6_310, 4_130)]
    [InlineData(Kroger, "2025-06-27", "2025-05-24", 146_972, 2_584, 5_601, 3_757)]
    [InlineData(PepsiCo, "2025-11-01", "2025-09-06", 92_366, 7_223, 11_755, 4_967)]
    [InlineData(FedEx, "2025-04-15", "2025-02-28", 87_815, 3_918, 7_215, 3_784)]
    [InlineData(Nike, "2026-04-15", "2026-02-28", 46_523, 2_250, 1_694, 646)]
    [InlineData(UnionPacific, "2025-07-24", "2025-06-30", 24_393, 6_935, 9_856, 3_595)]
    [InlineData(Meta, "2026-04-30", "2026-03-31", 214_963, 70_587, 124_000, 75_747)]
    [InlineData(Amazon, "2025-08-01", "2025-06-30", 670_038, 70_623, 121_137, 107_656)]
    [InlineData(Adobe, "2025-06-25", "2025-05-30", 22_601, 6_869, 9_615, 178)]
    [InlineData(Accenture, "2025-06-20", "2025-05-31", 68_483, 7_949, 10_950, 706)]
    public void Twelve_months_of_known_companies(int cik, string asOf, string end, double revenue, double netIncome, double cashFlow, double capex)
    {
        var trailing = histories.Trailing(cik, DateOnly.Parse(asOf, null))!;

        Assert.Equal(DateOnly.Parse(end, null), trailing.Stretch.End);
        Assert.Equal([revenue, netIncome, cashFlow, capex], new[] { Concept.Revenue, Concept.NetIncome, Concept.OperatingCashFlow, Concept.Capex }
            .Select(concept => Math.Round(trailing.Parts.Single(p => p.Figure.Concept == concept).Figure.Value / Million)));
        Assert.All(trailing.Parts, p => Assert.True(p.IsOfFiscalYear || p.ToDate!.Value.Period.End == trailing.Stretch.End));
    }

    [Theory]
    [InlineData(Nvidia, "2026-03-01")]
    [InlineData(FedEx, "2025-08-01")]
    [InlineData(Nike, "2026-07-20")]
    public void A_newer_annual_report_is_its_own_twelve_months(int cik, string asOf) => Assert.Null(histories.Trailing(cik, DateOnly.Parse(asOf, null)));
}
