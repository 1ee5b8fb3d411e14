using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>What one filing states of one period, by tag, and what the chains make of it. Reused from block to block.</summary>
internal sealed class FilingBlock(ChainPlan plan)
{
    /// <summary>Candidates of one filing further apart than this share of the largest are in conflict.</summary>
    private const double ConflictShare = 0.05;
    /// <summary>How exactly a statement's own arithmetic has to confirm a total: rounding, no more.</summary>
    private const double ProofShare = 0.002;
    /// <summary>A cost below this share of revenue is a note's figure, not the cost of revenue.</summary>
    private const double MaterialShare = 0.01;

    private readonly double[] _values = new double[plan.TagCount];
    private readonly ulong[] _present = new ulong[plan.TagWords];
    private readonly Candidate[] _picks = new Candidate[ConceptInfo.All.Count + 1];
    private PlannedChain[] _chains = [];

    /// <summary>Empties the block for another filing or period.</summary>
    public void Begin(PlannedChain[] chains)
    {
        foreach (var chain in _chains)
            _picks[chain.Index].Step = 0;
        _chains = chains;
        Array.Clear(_present);
    }

    public void Set(short tag, double value)
    {
        _values[tag] = value;
        _present[tag >> 6] |= 1UL << (tag & 63);
    }

    public bool Has(short tag) => (_present[tag >> 6] & (1UL << (tag & 63))) != 0;

    public double this[short tag] => _values[tag];

    /// <summary>The concept as this block's chain gives it; without a value where it gives none.</summary>
    public ref readonly Candidate Pick(Concept concept) => ref _picks[(int)concept];

    /// <summary>Runs every chain over what was set.</summary>
    public void Evaluate()
    {
        foreach (var chain in _chains)
        {
            if (Overlaps(chain.Tags))
                Evaluate(chain, ref _picks[chain.Index]);
        }
    }

    /// <summary>Whether the filing states any of these tags for the period.</summary>
    public bool Overlaps(ulong[] tags)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            if ((tags[i] & _present[i]) != 0)
                return true;
        }
        return false;
    }

    private void Evaluate(PlannedChain chain, ref Candidate pick)
    {
        pick = default;
        var steps = chain.Steps;
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step.Unless.Length > 0 && AnyOf(step.Unless))
                continue;
            var found = step.Rule switch
            {
                ChainRule.First => First(step, ref pick),
                ChainRule.Largest or ChainRule.Greatest => Largest(chain, step, ref pick),
                _ => Sum(step, ref pick),
            };
            if (!found)
                continue;
            pick.Step = (byte)(i + 1);
            pick.Flags |= step.Flag;
            if (chain.Chain.Outflow && pick.Value < 0)
            {
                pick.Value = -pick.Value;
                pick.Flags |= ValueFlags.NegativeOutflow;
            }
            return;
        }
        pick.Step = 0;
    }

    private bool First(PlannedStep step, ref Candidate pick)
    {
        foreach (var term in step.Tags)
        {
            var mark = pick.Inputs;
            if (!TryAdd(term, 1, ref pick, out var value))
                continue;
            if (Allowed(step, value, ref pick))
            {
                pick.Value = value;
                return true;
            }
            pick.Inputs = mark;
        }
        return false;
    }

    private bool Largest(PlannedChain chain, PlannedStep step, ref Candidate pick)
    {
        var best = double.NegativeInfinity;
        var least = double.PositiveInfinity;
        var winner = -1;
        for (var t = 0; t < step.Tags.Length; t++)
        {
            if (!TryRead(step.Tags[t], out var value) || !Allowed(step, value, ref pick))
                continue;
            least = Math.Min(least, value);
            if (value > best)
            {
                best = value;
                winner = t;
            }
        }
        if (winner < 0)
            return false;
        if (best > least && step.Rule == ChainRule.Largest)
            winner = Choose(chain, step, best, least, winner, ref pick);
        TryAdd(step.Tags[winner], 1, ref pick, out pick.Value);
        return true;
    }

    /// <summary>Among candidates that differ: the one that the statement's arithmetic confirms, else the first of those near the largest.</summary>
    private int Choose(PlannedChain chain, PlannedStep step, double best, double least, int largest, ref Candidate pick)
    {
        var inConflict = best - least > ConflictShare * Math.Abs(best);
        if (inConflict && IsConfirmed(step, best))
            return largest;
        if (inConflict && LargestConfirmed(step, ref pick) is >= 0 and var confirmed)
            return confirmed;
        if (inConflict && chain.Chain.Concept == Concept.Revenue && HasRival(step, best))
            pick.Flags |= ValueFlags.RevenueConflict;
        return FirstNear(step, best, ref pick);
    }

    /// <summary>The first of the candidates that are as good as the largest: the file's order is the better guess between two near totals.</summary>
    private int FirstNear(PlannedStep step, double best, ref Candidate pick)
    {
        var t = 0;
        while (!TryRead(step.Tags[t], out var value) || best - value > ConflictShare * Math.Abs(best) || !Allowed(step, value, ref pick))
            t++;
        return t;
    }

    /// <summary>Whether another candidate could be the total as well: one that the largest dwarfs is a part of it, no rival.</summary>
    private bool HasRival(PlannedStep step, double best)
    {
        foreach (var term in step.Tags)
        {
            if (TryRead(term, out var value) && best - value > ConflictShare * best && value * ChainStep.DwarfingRatio > best)
                return true;
        }
        return false;
    }

    private int LargestConfirmed(PlannedStep step, ref Candidate pick)
    {
        var best = double.NegativeInfinity;
        var winner = -1;
        for (var t = 0; t < step.Tags.Length; t++)
        {
            if (TryRead(step.Tags[t], out var value) && value > best && Allowed(step, value, ref pick) && IsConfirmed(step, value))
            {
                best = value;
                winner = t;
            }
        }
        return winner;
    }

    private bool IsConfirmed(PlannedStep step, double total)
    {
        foreach (var (cost, result) in step.Confirm)
        {
            if (TryRead(cost, out var less) && TryRead(result, out var rest) && Math.Abs(total - less - rest) <= ProofShare * Math.Abs(total))
                return true;
        }
        return false;
    }

    private bool Sum(PlannedStep step, ref Candidate pick)
    {
        var mark = pick.Inputs;
        var sum = 0.0;
        foreach (var term in step.Tags)
        {
            if (!TryAdd(term, 1, ref pick, out var value))
                return Undo(mark, ref pick);
            sum += value;
        }
        foreach (var term in step.Optional)
        {
            if (TryAdd(term, 1, ref pick, out var value))
                sum += value;
        }
        foreach (var term in step.Minus)
        {
            if (!TryAdd(term, -1, ref pick, out var value))
                return Undo(mark, ref pick);
            sum -= value;
        }
        if (!Allowed(step, sum, ref pick))
            return Undo(mark, ref pick);
        pick.Value = sum;
        return true;
    }

    private static bool Undo(byte mark, ref Candidate pick)
    {
        pick.Inputs = mark;
        return false;
    }

    private bool Allowed(PlannedStep step, double value, ref Candidate pick)
    {
        foreach (var term in step.Dwarfs)
        {
            if (TryRead(term, out var other) && Math.Abs(value) < ChainStep.DwarfingRatio * Math.Abs(other))
                return false;
        }
        foreach (var term in step.Covers)
        {
            if (TryRead(term, out var part) && value < (1 - ChainStep.RoundingShare) * part)
                return false;
        }
        foreach (var term in step.Differs)
        {
            if (TryRead(term, out var other) && Math.Abs(value - other) <= ChainStep.NearShare * Math.Abs(other))
                return false;
        }
        switch (step.Guard)
        {
            case ChainGuard.AboveZero:
                return value > 0;
            case ChainGuard.NotZero:
                return value != 0;
            case ChainGuard.Material:
                return _picks[(int)Concept.Revenue] is not { HasValue: true } revenue || value >= MaterialShare * revenue.Value;
            case ChainGuard.AtMostAssets when _picks[(int)Concept.Assets] is { HasValue: true } assets && value > assets.Value:
                pick.Flags |= ValueFlags.CandidateSetAside;
                return false;
            default:
                return true;
        }
    }

    private bool AnyOf(ChainSource[][] terms)
    {
        foreach (var term in terms)
        {
            if (TryRead(term, out _))
                return true;
        }
        return false;
    }

    private bool TryRead(ChainSource[] term, out double value)
    {
        foreach (var source in term)
        {
            if (source.Concept is { } concept ? _picks[(int)concept].HasValue : Has(source.Tag))
            {
                value = source.Concept is { } of ? _picks[(int)of].Value : _values[source.Tag];
                return true;
            }
        }
        value = 0;
        return false;
    }

    private bool TryAdd(ChainSource[] term, int sign, ref Candidate pick, out double value)
    {
        foreach (var source in term)
        {
            if (source.Concept is { } concept)
            {
                ref readonly var other = ref _picks[(int)concept];
                if (!other.HasValue)
                    continue;
                value = other.Value;
                for (var i = 0; i < other.Inputs; i++)
                    pick.Add((short)(sign * other.Tags[i]));
                pick.Flags |= other.Flags;
                return true;
            }
            if (!Has(source.Tag))
                continue;
            value = _values[source.Tag];
            pick.Add((short)(sign * source.Tag));
            return true;
        }
        value = 0;
        return false;
    }
}
