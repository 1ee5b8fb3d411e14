using System.Runtime.InteropServices;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>
/// From what filings state to the figures that the product uses: per fiscal year (or its last day) and filing, the first step of a concept's
/// chain that has a value; over the filings, a vintage for each value that differs from the one before. A pure function of one company's facts
/// and the chain file: the order of the facts does not matter.
/// </summary>
public static class Resolver
{
    /// <summary>
    /// Raised with every change of this folder's code that can change a value: stores resolved by another version are resolved anew at the next start.
    /// </summary>
    public const int Version = 3;

    [ThreadStatic]
    private static Resolution? _reused;

    /// <inheritdoc cref="Resolve(int, ReadOnlySpan{StatedFact}, ChainFile)"/>
    public static IReadOnlyList<ResolvedValue> Resolve(int cik, IReadOnlyList<StatedFact> facts, ChainFile chains) => ResolveAll(cik, facts, chains).Years;

    /// <summary>
    /// Resolves one company's fiscal years and fiscal year ends.
    /// </summary>
    /// <param name="cik">The company.</param>
    /// <param name="facts">All its facts, in any order.</param>
    /// <param name="chains">How tags become concepts.</param>
    /// <returns>Fiscal years (quarters 4) and fiscal year ends (quarters 0), ordered by concept, period end, filed date, accession.</returns>
    public static IReadOnlyList<ResolvedValue> Resolve(int cik, ReadOnlySpan<StatedFact> facts, ChainFile chains) => ResolveAll(cik, facts, chains).Years;

    /// <inheritdoc cref="ResolveAll(int, ReadOnlySpan{StatedFact}, ChainFile)"/>
    public static ResolvedCompany ResolveAll(int cik, IReadOnlyList<StatedFact> facts, ChainFile chains) => facts switch
    {
        StatedFact[] array => ResolveAll(cik, array.AsSpan(), chains),
        List<StatedFact> list => ResolveAll(cik, CollectionsMarshal.AsSpan(list), chains),
        _ => ResolveAll(cik, facts.ToArray().AsSpan(), chains),
    };

    /// <summary>Resolves one company: its fiscal years, and what quarterly reports state within them.</summary>
    /// <inheritdoc cref="Resolve(int, ReadOnlySpan{StatedFact}, ChainFile)" path="/param"/>
    public static ResolvedCompany ResolveAll(int cik, ReadOnlySpan<StatedFact> facts, ChainFile chains)
    {
        var plan = ChainPlan.Of(chains);
        if (_reused is not { } resolution || resolution.Plan != plan)
            _reused = resolution = new Resolution(plan);
        return resolution.Run(cik, facts);
    }
}

/// <summary>One company's figures with all their vintages.</summary>
/// <param name="Years">Fiscal years (quarters 4) and fiscal year ends (quarters 0), ordered by concept, period end, filed date, accession.</param>
/// <param name="Interim">
/// Flows of one to three quarters from the beginning of a fiscal year and the balances at their ends (quarters 0), ordered by concept, then stretch, filed date and accession.
/// </param>
public sealed record ResolvedCompany(IReadOnlyList<ResolvedValue> Years, IReadOnlyList<ResolvedValue> Interim)
{
    public static ResolvedCompany Empty { get; } = new([], []);
}
