using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Statistics;

namespace HaloScreener.Scoring.Book;

/// <summary>
/// The peers whose median stands in for what a company lacks, and against which a sector-neutral score is measured: the rated companies of the
/// same track and SIC major group (two digits); of the whole SIC division where that group is too small; of the whole track where that is too.
/// </summary>
internal sealed class IndustryGroups
{
    private const int Divisions = ScoringMethod.MajorGroups;
    private const int WholeTrack = 200;
    private const int KeysPerTrack = 201;

    private readonly int[][] _members;

    /// <summary>Group of each row; −1 for a row without SIC.</summary>
    public int[] GroupOf { get; }

    public int Count => _members.Length;

    /// <param name="sics">SIC of each row, or null.</param>
    /// <param name="tracks">Track of each row.</param>
    /// <param name="rated">Rows that count as members.</param>
    /// <param name="method">Says the divisions and the smallest group that stands by itself.</param>
    public IndustryGroups(int?[] sics, Track[] tracks, bool[] rated, ScoringMethod method)
    {
        var minimum = method.Rules.Scores.NeutralMinGroup;
        var keys = Keys(sics, tracks, method);
        var sizes = new int[KeysPerTrack * 2];
        for (var row = 0; row < sics.Length; row++)
        {
            if (!rated[row] || sics[row] is null)
                continue;
            sizes[keys[row].Major]++;
            sizes[keys[row].Division]++;
            sizes[keys[row].Track]++;
        }
        var idOf = new int[sizes.Length];
        var members = new List<int[]>();
        GroupOf = new int[sics.Length];
        for (var row = 0; row < sics.Length; row++)
        {
            if (sics[row] is null)
            {
                GroupOf[row] = -1;
                continue;
            }
            var (major, division, track) = keys[row];
            var key = sizes[major] >= minimum ? major : sizes[division] >= minimum ? division : track;
            if (idOf[key] == 0)
            {
                members.Add(new int[sizes[key]]);
                idOf[key] = members.Count;
            }
            GroupOf[row] = idOf[key] - 1;
        }
        _members = [.. members];
        var filled = new int[_members.Length];
        for (var row = 0; row < sics.Length; row++)
        {
            if (!rated[row] || sics[row] is null)
                continue;
            foreach (var key in (ReadOnlySpan<int>)[keys[row].Major, keys[row].Division, keys[row].Track])
            {
                if (idOf[key] > 0)
                    _members[idOf[key] - 1][filled[idOf[key] - 1]++] = row;
            }
        }
    }

    /// <summary>The rated rows of a group.</summary>
    public IReadOnlyList<int> MembersOf(int group) => _members[group];

    /// <summary>Median of a column over the rated members of each group; NaN values do not count.</summary>
    public double[] Medians(double[] column)
    {
        var medians = new double[Count];
        for (var group = 0; group < Count; group++)
            medians[group] = MedianOf(group, column);
        return medians;
    }

    /// <summary>Median of a column over the rated members of one group; NaN values do not count.</summary>
    public double MedianOf(int group, double[] column)
    {
        var members = _members[group];
        var values = new double[members.Length];
        var count = 0;
        foreach (var row in members)
        {
            if (!double.IsNaN(column[row]))
                values[count++] = column[row];
        }
        var known = values.AsSpan(0, count);
        known.Sort();
        return Sorted.Median(known);
    }

    private static (int Major, int Division, int Track)[] Keys(int?[] sics, Track[] tracks, ScoringMethod method)
    {
        var divisions = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new (int, int, int)[sics.Length];
        for (var row = 0; row < sics.Length; row++)
        {
            if (sics[row] is not { } sic)
                continue;
            var first = (int)tracks[row] * KeysPerTrack;
            var name = method.DivisionOf(sic)?.Id ?? "";
            if (!divisions.TryGetValue(name, out var division))
                divisions.Add(name, division = divisions.Count);
            keys[row] = (first + ScoringMethod.MajorGroupOf(sic), first + Divisions + division, first + WholeTrack);
        }
        return keys;
    }
}
