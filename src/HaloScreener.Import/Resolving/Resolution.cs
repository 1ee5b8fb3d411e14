using System.Runtime.InteropServices;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Resolving;

/// <summary>The work of resolving one company after another on one thread; its arrays are reused.</summary>
internal sealed class Resolution
{
    /// <summary>
    /// A figure below this share of the total, under other tags, is a part of it: of ten company-years of 388 filers eight were, and two (Adeia) the year without
    /// a business that left.
    /// </summary>
    private const double MostOfPart = 0.6;

    private readonly CompanyStatements _statements;
    private readonly FilingBlock _block;
    private readonly FilingBlock _ownYear;
    private readonly Incumbent[] _incumbents = new Incumbent[ConceptInfo.All.Count + 1];
    private readonly int[] _counts = new int[ConceptInfo.All.Count + 2];
    private readonly List<ResolvedValue> _found = [];
    private readonly List<ResolvedValue> _foundWithin = [];
    private readonly double[] _lastStated;
    private readonly int[] _lastStatedIn;
    private int _stamp;
    private ulong _ownYearIs = ulong.MaxValue;

    public ChainPlan Plan { get; }

    public Resolution(ChainPlan plan)
    {
        Plan = plan;
        _statements = new CompanyStatements(plan);
        _block = new FilingBlock(plan);
        _ownYear = new FilingBlock(plan);
        _lastStated = new double[plan.TagCount];
        _lastStatedIn = new int[plan.TagCount];
    }

    /// <summary>The vintage in force while the filings of one period are gone through.</summary>
    private struct Incumbent
    {
        public Candidate Value;
        public int Currency;
        /// <summary>The period it belongs to; another one means that there is none yet.</summary>
        public int Stamp;
        /// <summary>Whether goodwill was implied zero rather than stated.</summary>
        public bool Implied;
    }

    public ResolvedCompany Run(int cik, ReadOnlySpan<StatedFact> facts)
    {
        if (facts.IsEmpty)
            return ResolvedCompany.Empty;
        _found.Clear();
        _foundWithin.Clear();
        _ownYearIs = ulong.MaxValue;
        _statements.Load(facts);
        var keys = _statements.Keys;
        for (var i = 0; i < keys.Length;)
        {
            var period = StatementKey.PeriodOf(keys[i]);
            _stamp++;
            var chains = (period & 1) == 0 ? Plan.Balances : Plan.Flows;
            while (i < keys.Length && StatementKey.PeriodOf(keys[i]) == period)
            {
                var end = EndOfBlock(keys, i);
                Fill(_block, chains, i, end);
                _block.Evaluate();
                Consider(cik, period, StatementKey.FilingOf(keys[i]), chains);
                Remember(i, end);
                i = end;
            }
        }
        var years = Arrange(_found);
        TagChanges.Mark(years);
        return new ResolvedCompany(years, Arrange(_foundWithin));
    }

    private static int EndOfBlock(ReadOnlySpan<ulong> keys, int start)
    {
        var block = StatementKey.BlockOf(keys[start]);
        var end = start + 1;
        while (end < keys.Length && StatementKey.BlockOf(keys[end]) == block)
            end++;
        return end;
    }

    /// <summary>
    /// Sets the tags of one filing in one period. Where a filing states two days close to the fiscal year end (its balance sheet, and the
    /// opening balances of the day after under a new standard), only the balance sheet's day counts. An exact statement of a tag makes
    /// the rounded one of the same filing superfluous.
    /// </summary>
    private void Fill(FilingBlock block, PlannedChain[] chains, int start, int end)
    {
        block.Begin(chains);
        var keys = _statements.Keys;
        var values = _statements.Values;
        var days = _statements.Days;
        var day = DayOfBlock(keys, start, end);
        for (var i = start; i < end;)
        {
            var tag = StatementKey.TagOf(keys[i]);
            var exact = StatementKey.IsExact(keys[i]);
            var isCover = (Plan.Kinds[tag] & TagKind.Cover) != 0;
            var newest = int.MinValue;
            for (; i < end && StatementKey.TagOf(keys[i]) == tag; i++)
            {
                if (StatementKey.IsExact(keys[i]) != exact || (exact && !isCover && StatementKey.OffsetOf(keys[i]) != day))
                    continue;
                // Of two statements of one tag the later day (of a cover), then the greater value counts: the order of the facts must not.
                if (!block.Has(tag) || days[i] > newest || (days[i] == newest && values[i] > block[tag]))
                {
                    newest = days[i];
                    block.Set(tag, values[i]);
                }
            }
        }
    }

    /// <summary>The exact day (as distance from the fiscal year end) that a filing's block is about.</summary>
    private int DayOfBlock(ReadOnlySpan<ulong> keys, int start, int end)
    {
        const int None = int.MinValue;
        const int WeightOfBalanceSheet = 1000;
        var first = None;
        var single = true;
        for (var i = start; i < end && single; i++)
        {
            if (!StatementKey.IsExact(keys[i]) || (Plan.Kinds[StatementKey.TagOf(keys[i])] & TagKind.Cover) != 0)
                continue;
            var offset = StatementKey.OffsetOf(keys[i]);
            if (first == None)
                first = offset;
            single = offset == first;
        }
        if (single && (first is None or 0 || (StatementKey.PeriodOf(keys[start]) & 1) == 1))
            return first;
        // Rare: several days, or a balance sheet off the usual day.
        var best = None;
        var bestVotes = 0;
        for (var offset = -FiscalPeriod.RoundingToleranceDays; offset <= FiscalPeriod.RoundingToleranceDays; offset++)
        {
            var votes = 0;
            var hasBalanceSheet = (StatementKey.PeriodOf(keys[start]) & 1) == 1 || offset == 0;
            for (var i = start; i < end; i++)
            {
                if (!StatementKey.IsExact(keys[i]) || StatementKey.OffsetOf(keys[i]) != offset)
                    continue;
                var isTotal = (Plan.Kinds[StatementKey.TagOf(keys[i])] & TagKind.BalanceSheet) != 0;
                hasBalanceSheet |= isTotal;
                votes += isTotal ? WeightOfBalanceSheet : 1;
            }
            if (hasBalanceSheet && (votes > bestVotes || (votes == bestVotes && votes > 0 && Math.Abs(offset) < Math.Abs(best))))
            {
                best = offset;
                bestVotes = votes;
            }
        }
        return best;
    }

    private void Remember(int start, int end)
    {
        var keys = _statements.Keys;
        for (var i = start; i < end; i++)
        {
            var tag = StatementKey.TagOf(keys[i]);
            if (!_block.Has(tag))
                continue;
            _lastStated[tag] = _block[tag];
            _lastStatedIn[tag] = _stamp;
        }
    }

    private void Consider(int cik, int period, int filingIndex, PlannedChain[] chains)
    {
        ref readonly var filing = ref _statements.Filings[filingIndex];
        foreach (var chain in chains)
        {
            ref readonly var pick = ref _block.Pick(chain.Chain.Concept);
            ref var incumbent = ref _incumbents[chain.Index];
            var held = incumbent.Stamp == _stamp;
            if (!pick.HasValue)
            {
                if (!held && chain.Chain.ImpliedZero && filing.Kind == FilingForm.Annual && HasBalanceSheet())
                    Start(cik, period, filing, chain, default, ref incumbent, implied: true);
                continue;
            }
            if (!MaySpeak(filing, period))
                continue;
            if (!held || incumbent.Implied || IsRestated(incumbent, pick, filing, filingIndex, period, chain))
                Start(cik, period, filing, chain, pick, ref incumbent, implied: false);
        }
    }

    /// <summary>
    /// A year's figures come from statements of whole years: what a 10-Q says of one is a note's part of it. A balance may come from the
    /// comparative column of a 10-Q too.
    /// </summary>
    private bool MaySpeak(in Filing filing, int period) => filing.Kind >= FilingForm.Recast || (period & 1) == 0 || _statements.IsInterim(period);

    private bool HasBalanceSheet() => _block.Pick(Concept.Assets).HasValue && _block.Pick(Concept.Equity).HasValue;

    /// <summary>
    /// Whether a filing's value takes the place of the one in force: the same tags with another value always do; other tags only when they
    /// bring news (see docs/decisions on vintages and tags).
    /// </summary>
    private bool IsRestated(in Incumbent incumbent, in Candidate pick, in Filing filing, int filingIndex, int period, PlannedChain chain)
    {
        var isMadeLike = pick.IsMadeLike(incumbent.Value);
        // The same months of the year before stand beside those to date: from another tag they are news even when the figure is not.
        if (!isMadeLike && _statements.IsInterim(period))
            return !chain.Steps[pick.Step - 1].IsStandIn && IsOwnWayWithinYear(filing, filingIndex, period, chain, pick);
        if (incumbent.Currency == filing.Currency && Figures.AreSame(incumbent.Value.Value, pick.Value))
            return false;
        if (isMadeLike)
            return filing.Kind >= FilingForm.Recast || !Figures.AreScaled(incumbent.Value.Value, pick.Value);
        if (filing.Kind < FilingForm.Recast || !BringsNews(pick) || IsPartOf(incumbent, pick, chain))
            return false;
        var isBetter = pick.Step < incumbent.Value.Step || (pick.Step == incumbent.Value.Step && pick.Inputs >= incumbent.Value.Inputs && pick.Value > incumbent.Value.Value);
        return isBetter || (filing.IsComplete && !chain.Steps[pick.Step - 1].IsStandIn && IsOwnWay(filing, filingIndex, period, chain, pick));
    }

    /// <summary>
    /// Where the greatest of several totals counts since the others are parts: a later filing that states only a far smaller one, made of other tags, has left
    /// the total away (UDR 2012: 355 m, then 4 m; WillScot), and parts added up never lower a stated total (Fiserv 2023: 3,162 m, then 566 + 2,400; Tesla, Ford).
    /// </summary>
    private static bool IsPartOf(in Incumbent incumbent, in Candidate pick, PlannedChain chain) =>
        incumbent.Value.Step > 0 && chain.Steps[incumbent.Value.Step - 1].Rule == ChainRule.Greatest
        && Math.Abs(pick.Value) < (pick.Flags.HasFlag(ValueFlags.FromParts) ? 1 : MostOfPart) * Math.Abs(incumbent.Value.Value);

    /// <summary>Whether a tag of the value was not stated for this period before, or with another figure.</summary>
    private bool BringsNews(in Candidate pick)
    {
        for (var i = 0; i < pick.Inputs; i++)
        {
            var tag = Math.Abs(pick.Tags[i]);
            if (_lastStatedIn[tag] != _stamp || !Figures.AreSame(_lastStated[tag], _block[tag]))
                return true;
        }
        return false;
    }

    /// <summary>Whether the filing measures its own year in the same way: then the comparative column was restated to match.</summary>
    private bool IsOwnWay(in Filing filing, int filingIndex, int period, PlannedChain chain, in Candidate pick)
    {
        var own = 2 * filing.BalanceYear + (period & 1);
        return own == period || MakesLike(own, filingIndex, chain, pick);
    }

    /// <summary>
    /// Within a year: whether the filing is about this stretch, or measures its own stretch of the same length in the same way. So the comparative
    /// column of a quarterly report that changed its tags can be compared with its own column.
    /// </summary>
    private bool IsOwnWayWithinYear(in Filing filing, int filingIndex, int period, PlannedChain chain, in Candidate pick)
    {
        var slot = _statements.SlotOf(period);
        if (filing.InterimSlot == slot)
            return true;
        return (period & 1) == 1 && filing.InterimSlot >= 0 && InterimEnds.QuartersOf(filing.InterimSlot) == InterimEnds.QuartersOf(slot)
            && MakesLike(_statements.FlowsOf(filing.InterimSlot), filingIndex, chain, pick);
    }

    /// <summary>Whether a filing's figure of another period is made in the same way of the same tags.</summary>
    private bool MakesLike(int own, int filingIndex, PlannedChain chain, in Candidate pick)
    {
        var block = StatementKey.Block(own, filingIndex);
        if (_ownYearIs != block)
        {
            _ownYearIs = block;
            var start = FindBlock(block);
            _ownYear.Begin((own & 1) == 0 ? Plan.Balances : Plan.Flows);
            if (start < _statements.Count && StatementKey.BlockOf(_statements.Keys[start]) == block)
            {
                Fill(_ownYear, (own & 1) == 0 ? Plan.Balances : Plan.Flows, start, EndOfBlock(_statements.Keys, start));
                _ownYear.Evaluate();
            }
        }
        return _ownYear.Pick(chain.Chain.Concept).IsMadeLike(pick);
    }

    private int FindBlock(ulong block)
    {
        var keys = _statements.Keys;
        var low = 0;
        var high = keys.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (StatementKey.BlockOf(keys[middle]) < block)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private void Start(int cik, int period, in Filing filing, PlannedChain chain, in Candidate pick, ref Incumbent incumbent, bool implied)
    {
        incumbent.Value = pick;
        incumbent.Stamp = _stamp;
        incumbent.Implied = implied;
        incumbent.Currency = filing.Currency;
        var concept = chain.Chain.Concept;
        var unit = ConceptInfo.Of(concept).Unit == ConceptUnit.Shares ? "shares" : filing.Currency < 0 ? "USD" : _statements.Units[filing.Currency];
        (_statements.IsInterim(period) ? _foundWithin : _found).Add(new ResolvedValue(
            cik,
            concept,
            _statements.PeriodOf(period),
            filing.Filed,
            filing.Accession,
            filing.Form,
            unit,
            pick.Value,
            pick.Tag,
            pick.Step,
            pick.Derived,
            implied ? ValueFlags.ImpliedZero : pick.Flags | Identities.Check(concept, pick, _block),
            pick.Derived ? Figures.Arithmetic(pick, _block) : null));
    }

    /// <summary>Orders what was found by concept; within one it is already in order of period, filed date and accession.</summary>
    private ResolvedValue[] Arrange(List<ResolvedValue> found)
    {
        Array.Clear(_counts);
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(found))
            _counts[(int)value.Concept + 1]++;
        for (var i = 1; i < _counts.Length; i++)
            _counts[i] += _counts[i - 1];
        var ordered = new ResolvedValue[found.Count];
        foreach (ref readonly var value in CollectionsMarshal.AsSpan(found))
            ordered[_counts[(int)value.Concept]++] = value;
        return ordered;
    }
}
