using System.Collections;
using HaloScreener.Core.Facts;

namespace HaloScreener.Data.Facts;

/// <summary>Facts in the order of the store's key, each key once: of several the greater by (exact dates, value) stays.</summary>
internal sealed class FactBatch : IEnumerable<StatedFact>
{
    private readonly IReadOnlyList<StatedFact> _facts;
    /// <summary>Null when the facts stand in order already.</summary>
    private readonly int[]? _order;

    private FactBatch(IReadOnlyList<StatedFact> facts, int[]? order)
    {
        _facts = facts;
        _order = order;
    }

    public static FactBatch Of(IReadOnlyList<StatedFact> facts)
    {
        // The readers of the SEC's files hand companies on in this order; one look is a tenth of a sort.
        if (IsInOrder(facts))
            return new FactBatch(facts, null);
        // Sorting by one number first, then the few facts of one company and tag, is five times quicker than by the whole key.
        var keys = new long[facts.Count];
        var order = new int[facts.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var fact = facts[i];
            keys[i] = ((long)fact.Cik << 16) | (ushort)fact.Tag;
            order[i] = i;
        }
        Array.Sort(keys, order);
        var byKey = Comparer<int>.Create((left, right) => CompareKeys(facts[left], facts[right]));
        var kept = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(order, start, end - start, byKey);

            var first = kept;
            for (var i = start; i < end; i++)
            {
                if (kept > first && CompareKeys(facts[order[kept - 1]], facts[order[i]]) == 0)
                    order[kept - 1] = Greater(facts, order[kept - 1], order[i]);
                else
                    order[kept++] = order[i];
            }
            start = end;
        }
        return new FactBatch(facts, kept == order.Length ? order : order[..kept]);
    }

    public IEnumerator<StatedFact> GetEnumerator() => _order is null ? _facts.GetEnumerator() : InOrder(_order);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<StatedFact> InOrder(int[] order)
    {
        foreach (var index in order)
            yield return _facts[index];
    }

    private static bool IsInOrder(IReadOnlyList<StatedFact> facts)
    {
        for (var i = 1; i < facts.Count; i++)
        {
            var (before, fact) = (facts[i - 1], facts[i]);
            if (before.Cik > fact.Cik || (before.Cik == fact.Cik && CompareKeys(before, fact) >= 0))
                return false;
        }
        return true;
    }

    private static int CompareKeys(in StatedFact left, in StatedFact right)
    {
        var by = left.Tag.CompareTo(right.Tag);
        if (by == 0 && !ReferenceEquals(left.Unit, right.Unit))
            by = string.CompareOrdinal(left.Unit, right.Unit);
        if (by == 0)
            by = left.Period.CompareTo(right.Period);
        return by != 0 ? by : left.Accession.CompareTo(right.Accession);
    }

    private static int Greater(IReadOnlyList<StatedFact> facts, int left, int right)
    {
        var (l, r) = (facts[left], facts[right]);
        var by = l.ExactDates.CompareTo(r.ExactDates);
        if (by == 0)
            by = l.Value.CompareTo(r.Value);
        if (by == 0)
            by = string.CompareOrdinal(l.Form, r.Form);
        if (by == 0)
            by = l.Filed.CompareTo(r.Filed);
        return by >= 0 ? left : right;
    }
}
