using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>Accounting identities within one filing and period; a company that breaks one is shown with a flag, its value stays.</summary>
internal static class Identities
{
    /// <summary>An identity holds when its sides differ by no more than this share.</summary>
    public const double Tolerance = 0.01;

    private static readonly short AssetsTag = Tag("Assets");
    private static readonly short LiabilitiesAndEquityTag = Tag("LiabilitiesAndStockholdersEquity");
    private static readonly short IfrsAssetsTag = MappedTags.Default.IdOf(MappedTags.Ifrs, "Assets")!.Value;
    private static readonly short IfrsLiabilitiesAndEquityTag = MappedTags.Default.IdOf(MappedTags.Ifrs, "EquityAndLiabilities")!.Value;
    private static readonly short NetTag = Tag("PropertyPlantAndEquipmentNet");
    private static readonly short GrossTag = Tag("PropertyPlantAndEquipmentGross");
    private static readonly short AccumulatedTag = Tag("AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment");

    /// <summary><see cref="ValueFlags.IdentityFailed"/> when the value takes part in an identity that does not hold in its filing.</summary>
    public static ValueFlags Check(Concept concept, in Candidate value, FilingBlock block) => concept switch
    {
        Concept.Assets when !Balances(block) => ValueFlags.IdentityFailed,
        Concept.PpeNet when value.Tag == NetTag && !value.Derived && !NetIsGrossLessAccumulated(block) => ValueFlags.IdentityFailed,
        Concept.PpeGross when value.Tag == GrossTag && !value.Derived && !NetIsGrossLessAccumulated(block) => ValueFlags.IdentityFailed,
        Concept.GrossProfit when !value.Derived && !RevenueLessCostIs(value.Value, block) => ValueFlags.IdentityFailed,
        _ => ValueFlags.None,
    };

    private static bool Balances(FilingBlock block) =>
        Holds(block, AssetsTag, LiabilitiesAndEquityTag) && Holds(block, IfrsAssetsTag, IfrsLiabilitiesAndEquityTag);

    private static bool Holds(FilingBlock block, short one, short other) =>
        !block.Has(one) || !block.Has(other) || Near(block[one], block[other], block[one]);

    /// <summary>Some state what is under construction beside gross rather than in it (Alphabet, Southern); that is no failure.</summary>
    private static bool NetIsGrossLessAccumulated(FilingBlock block)
    {
        if (!block.Has(NetTag) || !block.Has(GrossTag) || !block.Has(AccumulatedTag))
            return true;
        var net = block[GrossTag] - block[AccumulatedTag];
        ref readonly var construction = ref block.Pick(Concept.ConstructionInProgress);
        return Near(block[NetTag], net, block[GrossTag]) || (construction.HasValue && Near(block[NetTag], net + construction.Value, block[GrossTag]));
    }

    private static bool RevenueLessCostIs(double grossProfit, FilingBlock block)
    {
        ref readonly var revenue = ref block.Pick(Concept.Revenue);
        ref readonly var cost = ref block.Pick(Concept.CostOfRevenue);
        return !revenue.HasValue || !cost.HasValue || Near(grossProfit, revenue.Value - cost.Value, revenue.Value);
    }

    private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= Tolerance * Math.Abs(scale);

    private static short Tag(string name) => MappedTags.Default.IdOf(name) ?? throw new InvalidOperationException($"tags.csv does not hold {name}.");
}
