using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// Which factors each company has, and which companies are rated for it. It needs no score: whether a factor is there follows from its figures, so the
/// rated universe is known before anything is standardised over it.
/// </summary>
internal sealed class Presence
{
    public required FactorState[][] States { get; init; }
    public required UnratedReason[] Unrated { get; init; }
    public required string?[] Detail { get; init; }
    public required bool[] LacksAnchor { get; init; }
    /// <summary>Share of the axis' applicable weight that is there, 0–1.</summary>
    public required double[] HeavinessCoverage { get; init; }
    public required double[] RiskCoverage { get; init; }

    public bool IsRated(int row) => Unrated[row] == UnratedReason.None;

    public static Presence Of(ScoringMethod method, ScoreInputs inputs, Industries industries, double[] weights)
    {
        var count = inputs.Count;
        var states = method.Factors.Select(f => StatesOf(f, inputs, industries, method.Rules.Formulas)).ToArray();
        var presence = new Presence
        {
            States = states,
            Unrated = (UnratedReason[])inputs.Unrated.Clone(),
            Detail = (string?[])inputs.UnratedDetail.Clone(),
            LacksAnchor = new bool[count],
            HeavinessCoverage = Coverage(method, Axis.Heaviness, states, weights, count),
            RiskCoverage = Coverage(method, Axis.Risk, states, weights, count),
        };
        var anchors = method.Rules.Missing.HeavinessAnchors.Select(id => (Id: id, Column: AnchorColumn(id, inputs))).ToArray();
        for (var row = 0; row < count; row++)
            presence.Judge(row, method, inputs, industries, anchors);
        return presence;
    }

    private void Judge(int row, ScoringMethod method, ScoreInputs inputs, Industries industries, (string Id, double[] Column)[] anchors)
    {
        var main = inputs.Tracks[row] == Track.Main;
        var noIndustry = double.IsNaN(industries.Exposure[row]);
        LacksAnchor[row] = noIndustry;
        if (main)
        {
            foreach (var (_, column) in anchors)
                LacksAnchor[row] |= double.IsNaN(column[row]);
        }
        if (Unrated[row] != UnratedReason.None)
            return;
        if (noIndustry)
        {
            Unrated[row] = UnratedReason.NoIndustry;
            return;
        }
        // As in the ranking: a sum of weights such as .25 + .25 + .10 is 0.6 only up to rounding.
        var needed = method.Rules.Missing.MinAxisWeight - 1e-9;
        var enough = !LacksAnchor[row] && RiskCoverage[row] >= needed && (!main || HeavinessCoverage[row] >= needed);
        if (enough)
            return;
        Unrated[row] = UnratedReason.TooLittleData;
        var missing = new List<string>();
        if (main)
            missing.AddRange(anchors.Where(a => double.IsNaN(a.Column[row])).Select(a => a.Id));
        for (var f = 0; f < States.Length; f++)
        {
            var axis = method.Factors[f].Axis;
            var short_ = axis == Axis.Heaviness ? main && HeavinessCoverage[row] < needed : RiskCoverage[row] < needed;
            if (short_ && States[f][row] == FactorState.Missing)
                missing.Add(method.Factors[f].Id);
        }
        Detail[row] = string.Join(',', missing);
    }

    private static double[] AnchorColumn(string conceptId, ScoreInputs inputs)
    {
        var info = ConceptInfo.Find(conceptId) ?? throw new InvalidDataException($"The method names the anchor '{conceptId}', which is no concept.");
        return inputs.Fundamentals[(int)info.Concept - 1];
    }

    private static FactorState[] StatesOf(FactorDefinition factor, ScoreInputs inputs, Industries industries, FormulaRules formulas)
    {
        var states = new FactorState[inputs.Count];
        for (var row = 0; row < states.Length; row++)
        {
            if (inputs.Tracks[row] == Track.Financials && factor.Axis == Axis.Heaviness)
                states[row] = FactorState.NotApplicable;
        }
        switch (factor.Id)
        {
            case FactorIds.ShortLife:
                Mark(inputs.RemainingLife, inputs.LifeApplies);
                break;
            case FactorIds.RdIntensity:
                Mark(inputs.RdIntensity, inputs.RdApplies);
                break;
            case FactorIds.LabourExposure:
                Mark(industries.Exposure, null);
                break;
            case FactorIds.Substitutability:
                Mark(industries.Substitutability, null);
                break;
            case FactorIds.InformationRent:
                Mark(inputs.GrossMargin, null);
                Mark(inputs.TangibleShare, null);
                break;
            case FactorIds.Erosion:
                for (var row = 0; row < states.Length; row++)
                {
                    var parts = Known(inputs.MarginFall[row]) + Known(inputs.GrowthShortfall[row]) + Known(inputs.DeferredGap[row]);
                    if (parts < formulas.ErosionMinParts)
                        states[row] = FactorState.Missing;
                }
                break;
            default:
                Mark(FactorIds.ColumnOf(factor.Id, inputs), null);
                break;
        }
        return states;

        void Mark(double[] column, bool[]? applies)
        {
            for (var row = 0; row < states.Length; row++)
            {
                if (applies is not null && !applies[row])
                    states[row] = FactorState.NotApplicable;
                else if (double.IsNaN(column[row]) && states[row] == FactorState.Present)
                    states[row] = FactorState.Missing;
            }
        }

        static int Known(double value) => double.IsNaN(value) ? 0 : 1;
    }

    private static double[] Coverage(ScoringMethod method, Axis axis, FactorState[][] states, double[] weights, int count)
    {
        var applicable = new double[count];
        var present = new double[count];
        for (var f = 0; f < states.Length; f++)
        {
            if (method.Factors[f].Axis != axis)
                continue;
            for (var row = 0; row < count; row++)
            {
                applicable[row] += states[f][row] == FactorState.NotApplicable ? 0 : weights[f];
                present[row] += states[f][row] == FactorState.Present ? weights[f] : 0;
            }
        }
        for (var row = 0; row < count; row++)
            present[row] = applicable[row] > 0 ? present[row] / applicable[row] : 0;
        return present;
    }
}
