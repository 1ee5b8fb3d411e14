using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// Standardises every factor over the rated companies of a track, each track within itself, after building the composed factors from the
/// percentiles and scores of their parts.
/// </summary>
internal sealed class FactorScorer
{
    private readonly ScoringMethod _method;
    private readonly ScoreInputs _inputs;
    private readonly Industries _industries;
    private readonly Presence _presence;
    private readonly double[][] _raw;
    private readonly double[][] _z;
    private readonly double[][] _score;
    private readonly double[] _median;
    private readonly double[] _tangiblePercentile;

    /// <param name="Columns">The factors in the order of the method.</param>
    /// <param name="TangiblePercentile">Percentile 0–100 of tangible share in the rated companies of the track.</param>
    public sealed record Result(IReadOnlyList<FactorColumn> Columns, double[] TangiblePercentile);

    private FactorScorer(ScoringMethod method, ScoreInputs inputs, Industries industries, Presence presence)
    {
        (_method, _inputs, _industries, _presence) = (method, inputs, industries, presence);
        _raw = Columns();
        _z = Columns();
        _score = Columns();
        _median = new double[method.Factors.Count];
        _tangiblePercentile = Column();
    }

    public static Result Score(ScoringMethod method, ScoreInputs inputs, Industries industries, Presence presence)
    {
        var scorer = new FactorScorer(method, inputs, industries, presence);
        foreach (var track in Enum.GetValues<Track>())
            scorer.ScoreTrack(track);
        return new Result([.. method.Factors.Select(scorer.ColumnOf)], scorer._tangiblePercentile);
    }

    private FactorColumn ColumnOf(FactorDefinition definition, int f)
    {
        // A value that nobody in the rated universe has cannot be scored against it.
        var states = _presence.States[f];
        for (var row = 0; row < states.Length; row++)
        {
            if (states[row] == FactorState.Present && double.IsNaN(_score[f][row]))
                states[row] = FactorState.Missing;
        }
        return new FactorColumn
        {
            Definition = definition,
            State = states,
            Raw = _raw[f],
            Z = _z[f],
            Score = _score[f],
            Median = _median[f],
        };
    }

    private void ScoreTrack(Track track)
    {
        var rows = Enumerable.Range(0, _inputs.Count).Where(row => _inputs.Tracks[row] == track).ToArray();
        var universe = new bool[_inputs.Count];
        foreach (var row in rows)
            universe[row] = _presence.IsRated(row);

        var tangible = ScaleOf(_inputs.TangibleShare, universe, FactorIds.TangibleShare);
        foreach (var row in rows)
            _tangiblePercentile[row] = 100 * tangible.Rank(_inputs.TangibleShare[row]);

        // Factors do not touch each other's columns.
        Parallel.For(0, _method.Factors.Count, f => ScoreFactor(f, track, universe, rows, tangible));
    }

    private void ScoreFactor(int f, Track track, bool[] universe, int[] rows, Scale tangible)
    {
        var factor = _method.Factors[f];
        var raw = RawOf(factor.Id, universe, rows, tangible);
        foreach (var row in rows)
            _raw[f][row] = raw[row];
        var table = factor.Transform == Transform.Table;
        var scale = factor.Id == FactorIds.TangibleShare
            ? tangible
            : Scale.Of(raw, Applicable(universe, _presence.States[f]), table ? Transform.None : factor.Transform, factor.Reversed, _method.Rules.Scores);
        if (track == Track.Main)
            _median[f] = scale.MedianRaw;
        foreach (var row in rows)
        {
            if (table)
                _score[f][row] = _method.Rules.Scores.TablePointsPerStep * raw[row];
            else if (_presence.States[f][row] == FactorState.Present)
                (_z[f][row], _score[f][row]) = scale.Grade(raw[row]);
        }
    }

    private double[] RawOf(string id, bool[] universe, int[] rows, Scale tangible) => id switch
    {
        FactorIds.LabourExposure => LabourExposure(universe, rows),
        FactorIds.Substitutability => _industries.Substitutability,
        FactorIds.InformationRent => InformationRent(universe, rows, tangible),
        FactorIds.Erosion => Erosion(universe, rows),
        _ => FactorIds.ColumnOf(id, _inputs),
    };

    private double[] LabourExposure(bool[] universe, int[] rows)
    {
        var rules = _method.Rules.Formulas;
        var exposure = Scale.Of(_industries.Exposure, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var labour = Scale.Of(_inputs.LabourShare, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var raw = Column();
        foreach (var row in rows)
        {
            var l = double.IsNaN(_inputs.LabourShare[row]) ? rules.LabourNeutral : labour.Rank(_inputs.LabourShare[row]);
            raw[row] = Risk.LabourExposure(exposure.Rank(_industries.Exposure[row]), l, rules.LabourFloor);
        }
        return raw;
    }

    private double[] InformationRent(bool[] universe, int[] rows, Scale tangible)
    {
        var margin = Scale.Of(_inputs.GrossMargin, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var raw = Column();
        foreach (var row in rows)
            raw[row] = Risk.InformationRent(margin.Grade(_inputs.GrossMargin[row]).Score, tangible.Grade(_inputs.TangibleShare[row]).Score);
        return raw;
    }

    private double[] Erosion(bool[] universe, int[] rows)
    {
        var fall = Scale.Of(_inputs.MarginFall, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var shortfall = Scale.Of(_inputs.GrowthShortfall, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var deferred = Scale.Of(_inputs.DeferredGap, universe, Transform.None, reversed: false, _method.Rules.Scores);
        var raw = Column();
        foreach (var row in rows)
        {
            raw[row] = Risk.Erosion(
                fall.Grade(_inputs.MarginFall[row]).Score, shortfall.Grade(_inputs.GrowthShortfall[row]).Score,
                deferred.Grade(_inputs.DeferredGap[row]).Score, _method.Rules.Formulas.ErosionMinParts);
        }
        return raw;
    }

    private Scale ScaleOf(double[] raw, bool[] universe, string factorId)
    {
        var factor = _method.Factors[_method.IndexOf(factorId)];
        return Scale.Of(raw, universe, factor.Transform, factor.Reversed, _method.Rules.Scores);
    }

    /// <summary>A factor that does not apply to a company does not count in the factor's spread either.</summary>
    private static bool[] Applicable(bool[] universe, FactorState[] states)
    {
        var applicable = new bool[universe.Length];
        for (var row = 0; row < universe.Length; row++)
            applicable[row] = universe[row] && states[row] == FactorState.Present;
        return applicable;
    }

    private double[][] Columns() => [.. _method.Factors.Select(_ => Column())];

    private double[] Column()
    {
        var column = new double[_inputs.Count];
        Array.Fill(column, double.NaN);
        return column;
    }
}
