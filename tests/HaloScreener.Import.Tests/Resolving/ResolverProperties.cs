using CsCheck;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Resolving;

namespace HaloScreener.Import.Tests.Resolving;

public class ResolverProperties
{
    private static readonly short[] Tags =
    [
        .. new[]
        {
            "Assets", "StockholdersEquity", "Goodwill", "PropertyPlantAndEquipmentNet", "RealEstateInvestmentPropertyNet", "EntityPublicFloat", "OperatingLeaseRightOfUseAsset",
            "Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "NetIncomeLoss", "DepreciationDepletionAndAmortization", "Depreciation",
            "AmortizationOfIntangibleAssets", "CostOfRevenue", "PaymentsToAcquirePropertyPlantAndEquipment", "SegmentExpenditureAdditionToLongLivedAssets",
        }.Select(name => MappedTags.Default.IdOf(name)!.Value),
    ];

    private const int FirstFlow = 7;
    private static readonly string[] FormNames = ["10-K", "10-K/A", "10-Q", "8-K", "DEF 14A"];

    /// <summary>A filing of a year from 2017 on, some months after it ended, which states its own and earlier years.</summary>
    private static readonly Gen<StatedFact[]> AnyFiling =
        from year in Gen.Int[2017, 2020]
        from month in Gen.Int[1, 11]
        from form in Gen.OneOf(FormNames)
        from number in Gen.Int[1, 99]
        from exact in Gen.Bool
        from statements in (
            from tag in Gen.Int[0, Tags.Length - 1]
            from back in Gen.Int[0, 2]
            from slip in Gen.OneOf(0, 0, 0, 0, 1, -2)
            from value in Gen.OneOf(0.0, 5, 10, 10, 10_000, 12, 50, 55, -3)
            from unit in Gen.OneOf("USD", "USD", "USD", "CAD")
            select (tag, back, slip, value, unit)).Array[1, 14]
        let filed = new DateOnly(year + 1, month, 1 + number % 28)
        let accession = new Accession((year * 1000L + month * 10) * 1000 + number)
        select statements.Select(s => new StatedFact(
            Filings.Cik,
            Tags[s.tag],
            s.unit,
            new FiscalPeriod(new DateOnly(year - s.back, 12, 29).AddDays(exact ? s.slip : 2), s.tag < FirstFlow ? FiscalPeriod.Instant : FiscalPeriod.Year),
            accession,
            form,
            filed,
            s.value,
            exact)).ToArray();

    private static readonly Gen<StatedFact[]> AnyCompany = AnyFiling.Array[1, 8].Select(filings => filings
        .SelectMany(f => f)
        .GroupBy(f => f.Accession).SelectMany(g => g.Where(f => f.Form == g.First().Form && f.Filed == g.First().Filed))
        .DistinctBy(f => (f.Tag, f.Unit, f.Period, f.Accession))
        .ToArray());

    [Fact]
    public void The_order_of_the_facts_does_not_matter() =>
        (from facts in AnyCompany from seed in Gen.Int select (facts, seed)).Sample(
            input =>
            {
                var shuffled = input.facts.ToArray();
                new Random(input.seed).Shuffle(shuffled);
                Assert.Equal(Resolver.Resolve(Filings.Cik, input.facts, ChainFile.Default), Resolver.Resolve(Filings.Cik, shuffled, ChainFile.Default));
            },
            iter: 2_000);

    [Fact]
    public void A_later_filing_never_changes_what_was_known_before_guards_included() =>
        AnyCompany.Sample(
            facts =>
            {
                // One source, so that the day of a fiscal year end is known alike before and after.
                var exact = facts.Where(f => f.ExactDates).ToArray();
                if (exact.Length == 0)
                    return;
                var cut = exact.OrderBy(f => f.Filed).ElementAt(exact.Length / 2).Filed;
                var early = Resolver.Resolve(Filings.Cik, exact.Where(f => f.Filed <= cut).ToArray(), ChainFile.Default);
                var all = Resolver.Resolve(Filings.Cik, exact, ChainFile.Default);
                Assert.Equal(early, all.Where(v => v.Filed <= cut));
                Assert.Equal(AsOf.Select(early, cut).InForce, AsOf.Select(all, cut).InForce);
                Assert.Equal(AsOf.Select(early, cut).SetAside, AsOf.Select(all, cut).SetAside);
            },
            iter: 2_000);

    [Fact]
    public void Each_vintage_differs_from_the_one_before_and_they_stand_in_order() =>
        AnyCompany.Sample(
            facts =>
            {
                var values = Resolver.Resolve(Filings.Cik, facts, ChainFile.Default);
                for (var i = 1; i < values.Count; i++)
                {
                    var (a, b) = (values[i - 1], values[i]);
                    Assert.True((a.Concept, a.Period.End, a.Filed, a.Accession).CompareTo((b.Concept, b.Period.End, b.Filed, b.Accession)) < 0);
                    if (a.Concept == b.Concept && a.Period == b.Period)
                        Assert.True(a.Value != b.Value || a.Unit != b.Unit || a.Flags.HasFlag(ValueFlags.ImpliedZero));
                }
            },
            iter: 2_000);

    [Fact]
    public void Statements_of_both_sources_count_once() =>
        AnyCompany.Sample(
            facts =>
            {
                var exact = facts.Where(f => f.ExactDates && f.Period.End.Day == 29).ToArray();
                var rounded = exact.Select(f => f with { Period = f.Period with { End = FiscalYear.NearestMonthEnd(f.Period.End) }, ExactDates = false });
                Assert.Equal(Resolver.Resolve(Filings.Cik, exact, ChainFile.Default), Resolver.Resolve(Filings.Cik, [.. exact, .. rounded], ChainFile.Default));
            },
            iter: 1_000);
}
