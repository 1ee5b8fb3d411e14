namespace HaloScreener.Scoring.Universe;

/// <summary>One HALO score of the past, 0–100, by the method's own weights; NaN on a day on which the company had none.</summary>
public readonly record struct TrailPoint(DateOnly Day, double Halo);

/// <summary>
/// The HALO scores of every company on each day of the stored score runs: a line as small as a table's cell. Ten thousand companies over twenty
/// years are under a megabyte.
/// </summary>
public sealed class ScoreTrails
{
    private readonly DateOnly[] _days;
    private readonly Dictionary<int, float[]> _byCik = [];

    /// <param name="scores">Day, company and score, by day.</param>
    public ScoreTrails(IReadOnlyList<(DateOnly AsOf, int Cik, double Halo)> scores)
    {
        _days = [.. scores.Select(s => s.AsOf).Distinct()];
        var at = 0;
        foreach (var (day, cik, halo) in scores)
        {
            while (_days[at] != day)
                at++;
            if (!_byCik.TryGetValue(cik, out var line))
            {
                line = new float[_days.Length];
                Array.Fill(line, float.NaN);
                _byCik.Add(cik, line);
            }
            line[at] = (float)halo;
        }
    }

    /// <summary>A company's scores up to a day, oldest first, from the first that it has; empty where it has none.</summary>
    public IReadOnlyList<TrailPoint> Of(int cik, DateOnly upTo)
    {
        if (!_byCik.TryGetValue(cik, out var line))
            return [];
        var points = new List<TrailPoint>(line.Length);
        for (var i = 0; i < line.Length && _days[i] <= upTo; i++)
        {
            if (points.Count > 0 || !float.IsNaN(line[i]))
                points.Add(new TrailPoint(_days[i], line[i]));
        }
        return points;
    }
}
