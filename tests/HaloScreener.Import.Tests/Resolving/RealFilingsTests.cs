using System.Collections.Concurrent;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Histories;
using HaloScreener.Import.Resolving;
using HaloScreener.TestKit;

namespace HaloScreener.Import.Tests.Resolving;

/// <summary>Figures worked out from the companies' own reports, against what the resolver makes of their whole histories.</summary>
public sealed partial class RealFilingsTests(RealFilingsTests.Histories histories) : IClassFixture<RealFilingsTests.Histories>
{
    private const int Microsoft = 789019, Apple = 320193, ExxonMobil = 34088, UnionPacific = 100885, NextEra = 753308, Meta = 1326801, Nvidia = 1045810, Amazon = 1018724;
    private const double Million = 1e6;

    [Theory]
    [InlineData(Microsoft, "2024-06-30", Concept.Assets, 512_163)]
    [InlineData(Microsoft, "2024-06-30", Concept.PpeNet, 135_591)]
    [InlineData(Microsoft, "2024-06-30", Concept.Revenue, 245_122)]
    [InlineData(Microsoft, "2024-06-30", Concept.Capex, 44_477)]
    [InlineData(Microsoft, "2025-06-30", Concept.Assets, 619_003)]
    [InlineData(Microsoft, "2025-06-30", Concept.Capex, 64_551)]
    [InlineData(Apple, "2024-09-28", Concept.Revenue, 391_035)]
    [InlineData(Apple, "2024-09-28", Concept.PpeNet, 45_680)]
    [InlineData(Apple, "2024-09-28", Concept.Capex, 9_447)]
    [InlineData(ExxonMobil, "2024-12-31", Concept.Assets, 453_475)]
    [InlineData(ExxonMobil, "2024-12-31", Concept.PpeNet, 294_318)]
    [InlineData(ExxonMobil, "2024-12-31", Concept.Capex, 24_306)]
    [InlineData(UnionPacific, "2024-12-31", Concept.Assets, 67_715)]
    [InlineData(UnionPacific, "2024-12-31", Concept.PpeNet, 58_343)]
    [InlineData(UnionPacific, "2024-12-31", Concept.Capex, 3_452)]
    [InlineData(UnionPacific, "2024-12-31", Concept.Revenue, 24_250)]
    [InlineData(NextEra, "2024-12-31", Concept.Revenue, 24_753)]
    [InlineData(1141391, "2021-12-31", Concept.Revenue, 18_884)] // Mastercard, net of rebates
    [InlineData(1045609, "2024-12-31", Concept.PpeNet, 78_488)] // Prologis, property rather than offices
    [InlineData(821189, "2024-12-31", Concept.Capex, 6_372)] // EOG, 5,353 of drilling and 1,019 of other plant
    [InlineData(92122, "2024-12-31", Concept.Revenue, 26_724)] // Southern
    [InlineData(1467858, "2024-12-31", Concept.PpeNet, 51_904)] // General Motors without leased vehicles
    [InlineData(37996, "2024-12-31", Concept.FinanceReceivables, 111_636)] // Ford
    [InlineData(732712, "2024-12-31", Concept.Capex, 17_090)] // Verizon
    [InlineData(915912, "2024-12-31", Concept.Capex, 1_144)] // AvalonBay builds and improves
    public void Known_figures_come_out_to_the_million(int cik, string end, Concept concept, double expected) =>
        Assert.Equal(expected, Math.Round(histories.InForce(cik, concept)[DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture)] / Million));

    [Fact]
    public void Meta_has_net_plant_in_every_year_although_it_changed_tags()
    {
        var plant = histories.InForce(Meta, Concept.PpeNet);
        Assert.Equal(Enumerable.Range(2011, 15), plant.Keys.Select(FiscalYear.LabelOf).Order());
        Assert.Equal(176_400, plant[new DateOnly(2025, 12, 31)] / Million);
    }

    [Fact]
    public void Nvidia_and_Amazon_keep_capex_across_their_change_of_tag()
    {
        var nvidia = histories.InForce(Nvidia, Concept.Capex);
        // Between these its filings use a tag of its own, which no chain reads.
        Assert.Equal([139, 976, 3_236, 6_042], new[] { "2012-01-29", "2022-01-30", "2025-01-26", "2026-01-25" }.Select(d => Math.Round(nvidia[Filings.Day(d)] / Million)));
        var amazon = histories.InForce(Amazon, Concept.Capex);
        Assert.Equal([4_893, 11_955, 13_427, 82_999], new[] { 2014, 2017, 2018, 2024 }.Select(y => Math.Round(amazon[new DateOnly(y, 12, 31)] / Million)));
        Assert.Equal(Enumerable.Range(2007, 18), amazon.Keys.Select(FiscalYear.LabelOf).Where(y => y <= 2024).Order());
    }

    [Fact]
    public void Nearly_every_company_has_the_anchors_of_both_axes()
    {
        var years = new[] { Concept.Revenue, Concept.PpeNet, Concept.Capex, Concept.Depreciation, Concept.OperatingIncome }
            .ToDictionary(c => c, c => histories.Ciks.Count(cik => histories.InForce(cik, c).Keys.Any(end => FiscalYear.LabelOf(end) == 2023)));
        var all = histories.Ciks.Count(cik => histories.InForce(cik, Concept.Assets).Keys.Any(end => FiscalYear.LabelOf(end) == 2023));
        Assert.True(all >= 380, $"{all} companies have assets for 2023");
        Assert.True(years[Concept.Revenue] >= 0.98 * all, $"{years[Concept.Revenue]} of {all} have revenue");
        Assert.True(years[Concept.PpeNet] >= 0.95 * all, $"{years[Concept.PpeNet]} of {all} have net plant");
        Assert.True(years[Concept.Capex] >= 0.93 * all, $"{years[Concept.Capex]} of {all} have capex");
        Assert.True(years[Concept.Depreciation] >= 0.97 * all, $"{years[Concept.Depreciation]} of {all} have depreciation");
        Assert.True(years[Concept.OperatingIncome] >= 0.97 * all, $"{years[Concept.OperatingIncome]} of {all} have operating income");
    }

    /// <summary>The histories of the shared file, resolved once, as of the end of 2026.</summary>
    public sealed class Histories
    {
        private readonly ConcurrentDictionary<int, IReadOnlyList<ResolvedValue>> _inForce = [];
        private readonly ConcurrentDictionary<int, ResolvedCompany> _companies = [];

        public Histories()
        {
            if (SharedData.Find("companyfacts.zip") is not { } path)
                return;
            CompanyFactsReader.Read(
                path,
                new ReadSink
                {
                    Facts = Take,
                    Company = _ => { },
                    Today = new DateOnly(2026, 1, 1),
                },
                TestContext.Current.CancellationToken);
        }

        private void Take(CompanyFacts company)
        {
            var resolved = Resolver.ResolveAll(company.Cik, company.Facts, ChainFile.Default);
            _inForce[company.Cik] = AsOf.Select(resolved.Years, new DateOnly(2026, 12, 31)).InForce;
            if (TrailingCompanies.Contains(company.Cik))
                _companies[company.Cik] = resolved;
        }

        /// <summary>The newest trailing year of a company as of a day.</summary>
        public TrailingStatement? Trailing(int cik, DateOnly asOf)
        {
            if (_companies.IsEmpty)
                Assert.Skip(SharedData.Absent);
            var company = _companies[cik];
            return TrailingStatement.Of(company.Years, [.. company.Interim.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)], asOf);
        }

        public IEnumerable<int> Ciks
        {
            get
            {
                if (_inForce.IsEmpty)
                    Assert.Skip(SharedData.Absent);
                return _inForce.Keys;
            }
        }

        /// <summary>The values in force by fiscal year end.</summary>
        public IReadOnlyDictionary<DateOnly, double> InForce(int cik, Concept concept)
        {
            if (_inForce.IsEmpty)
                Assert.Skip(SharedData.Absent);
            return _inForce[cik].Where(v => v.Concept == concept).ToDictionary(v => v.Period.End, v => v.Value);
        }
    }
}
