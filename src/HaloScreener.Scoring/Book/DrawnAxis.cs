using System.Numerics;
using System.Runtime.InteropServices;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// One axis of the ranked companies, laid out for weighing it a thousand times: a column of scores per factor, and companies grouped by which
/// factors they have, since what is missing depends on that alone. The arithmetic is the <see cref="Ranker"/>'s; a test holds the two together.
/// </summary>
internal sealed class DrawnAxis
{
    private readonly int[] _factors;
    private readonly double[][] _scores;
    private readonly int[] _patternOf;
    private readonly (uint Applicable, uint Present)[] _patterns;
    private readonly double[]? _moderator;
    private readonly int[][] _peerGroups;
    /// <summary>For each company whose axis is incomplete: its position, and its peers' place in <see cref="_peerGroups"/> or −1.</summary>
    private readonly (int Position, int Peers)[] _incomplete;

    /// <param name="book">The book.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="scores">Factor scores of all rows, <c>[factor][row]</c>.</param>
    /// <param name="rows">The ranked rows; their order is that of every column here.</param>
    /// <param name="moderator">What multiplies the axis, by row; null for nothing.</param>
    public DrawnAxis(ScoreBook book, Axis axis, double[][] scores, int[] rows, double[]? moderator)
    {
        _factors = [.. Enumerable.Range(0, book.Factors.Count).Where(f => book.Factors[f].Definition.Axis == axis)];
        _scores = [.. _factors.Select(f => rows.Select(row => book.Factors[f].State[row] == FactorState.Present ? scores[f][row] : 0).ToArray())];
        _moderator = moderator is null ? null : [.. rows.Select(row => moderator[row])];
        var idOf = new Dictionary<(uint, uint), int>();
        _patternOf = [.. rows.Select(row =>
        {
            var pattern = PatternOf(book, row);
            if (!idOf.TryGetValue(pattern, out var id))
                idOf.Add(pattern, id = idOf.Count);
            return id;
        })];
        _patterns = [.. idOf.OrderBy(p => p.Value).Select(p => p.Key)];

        var positionOf = new Dictionary<int, int>();
        for (var i = 0; i < rows.Length; i++)
            positionOf.Add(rows[i], i);
        var peersOf = new Dictionary<int, int>();
        var peers = new List<int[]>();
        var incomplete = new List<(int, int)>();
        for (var i = 0; i < rows.Length; i++)
        {
            var (applicable, present) = _patterns[_patternOf[i]];
            if (applicable == present)
                continue;
            var group = book.Groups.GroupOf[rows[i]];
            var place = -1;
            if (group >= 0 && !peersOf.TryGetValue(group, out place))
            {
                peersOf.Add(group, place = peers.Count);
                peers.Add([.. book.Groups.MembersOf(group).Where(positionOf.ContainsKey).Select(row => positionOf[row])]);
            }
            incomplete.Add((i, place));
        }
        _peerGroups = [.. peers];
        _incomplete = [.. incomplete];
    }

    /// <summary>Weighs the axis once.</summary>
    /// <param name="weights">Weights of all factors of the method.</param>
    /// <param name="points">Receives the points before ranking, 0–100 (a role's multiplier can lift them a little above).</param>
    /// <param name="room">Any array as long as there are companies.</param>
    public void Weigh(ReadOnlySpan<double> weights, double[] points, double[] room)
    {
        Array.Clear(points);
        for (var f = 0; f < _factors.Length; f++)
            AddScaled(points, _scores[f], weights[_factors[f]]);
        Span<double> inverse = stackalloc double[_patterns.Length];
        Span<double> missing = stackalloc double[_patterns.Length];
        for (var p = 0; p < _patterns.Length; p++)
        {
            double applicable = 0, present = 0;
            for (var f = 0; f < _factors.Length; f++)
            {
                applicable += (_patterns[p].Applicable >> f & 1) * weights[_factors[f]];
                present += (_patterns[p].Present >> f & 1) * weights[_factors[f]];
            }
            inverse[p] = present > 0 ? 1 / present : 0;
            missing[p] = applicable > 0 ? 1 - present / applicable : 0;
        }
        for (var i = 0; i < points.Length; i++)
            points[i] *= inverse[_patternOf[i]];

        Span<double> medians = stackalloc double[_peerGroups.Length];
        for (var g = 0; g < _peerGroups.Length; g++)
        {
            var peers = _peerGroups[g];
            for (var i = 0; i < peers.Length; i++)
                room[i] = points[peers[i]];
            medians[g] = Selection.Median(room.AsSpan(0, peers.Length));
        }
        foreach (var (i, peers) in _incomplete)
        {
            if (peers >= 0 && !double.IsNaN(medians[peers]))
                points[i] += missing[_patternOf[i]] * (medians[peers] - points[i]);
        }
        if (_moderator is not null)
        {
            for (var i = 0; i < points.Length; i++)
                points[i] *= _moderator[i];
        }
    }

    private (uint Applicable, uint Present) PatternOf(ScoreBook book, int row)
    {
        uint applicable = 0, present = 0;
        for (var f = 0; f < _factors.Length; f++)
        {
            var state = book.Factors[_factors[f]].State[row];
            applicable |= state == FactorState.NotApplicable ? 0 : 1u << f;
            present |= state == FactorState.Present ? 1u << f : 0;
        }
        return (applicable, present);
    }

    private static void AddScaled(Span<double> sums, ReadOnlySpan<double> values, double weight)
    {
        var sumVectors = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var valueVectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        for (var i = 0; i < sumVectors.Length; i++)
            sumVectors[i] += valueVectors[i] * weight;
        for (var i = sumVectors.Length * Vector<double>.Count; i < sums.Length; i++)
            sums[i] += values[i] * weight;
    }
}
