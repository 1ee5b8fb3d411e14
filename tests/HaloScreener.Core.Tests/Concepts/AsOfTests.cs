using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Core.Tests.Concepts;

public class AsOfTests
{
    private static ResolvedValue Value(Concept concept, int year, string filed, double value) => new(
        1,
        concept,
        new FiscalPeriod(new DateOnly(year, 12, 31), ConceptInfo.Of(concept).Period == ConceptPeriod.Instant ? FiscalPeriod.Instant : FiscalPeriod.Year),
        DateOnly.Parse(filed, CultureInfo.InvariantCulture),
        new Accession(year),
        "10-K",
        "USD",
        value,
        1,
        1,
        false,
        ValueFlags.None,
        null);

    private static readonly ResolvedValue[] Company =
    [
        Value(Concept.Revenue, 2019, "2020-02-10", 100),
        Value(Concept.Revenue, 2020, "2021-02-10", 110_000),
        Value(Concept.Revenue, 2020, "2022-02-10", 111),
        Value(Concept.Revenue, 2021, "2022-02-10", 120),
        Value(Concept.Assets, 2019, "2020-02-10", 900),
        Value(Concept.Assets, 2019, "2021-02-10", 880),
    ];

    [Fact]
    public void The_newest_vintage_filed_by_the_day_is_in_force_that_day_included()
    {
        Assert.Equal([100, 900], AsOf.Select(Company, new DateOnly(2021, 2, 9)).InForce.Select(v => v.Value));
        Assert.Equal([100, 110_000, 880], AsOf.Select(Company, new DateOnly(2021, 2, 10)).InForce.Select(v => v.Value));
        Assert.Equal([100, 111, 120, 880], AsOf.Select(Company, new DateOnly(2022, 2, 10)).InForce.Select(v => v.Value));
    }

    [Fact]
    public void A_value_of_a_wrong_scale_is_set_aside_and_says_why()
    {
        ResolvedValue[] uncorrected = [Company[0], Company[1], Company[3]];
        var values = AsOf.Select(uncorrected, new DateOnly(2022, 2, 10));
        Assert.Equal([100, 120], values.InForce.Select(v => v.Value));
        Assert.Equal((110_000, ValueFlags.ScaleError), values.SetAside.Select(v => (v.Value, v.Flags)).Single());
    }
}
