using System.Globalization;

namespace HaloScreener.Scoring.Method;

/// <summary>
/// AI exposure and title of each SIC code: the study's values by code (Felten, Raj and Seamans, Strategic Management Journal 42(12), 2021, and
/// the 2023 language-model update), the overrides of its known failures, and for a code outside the SEC's list the mean of its neighbours.
/// </summary>
internal sealed class ExposureTable
{
    private sealed record Row(int Sic, string Title, double Value, BridgeQuality Bridge);

    private sealed record Override(SicSet Sic, int Code, string Takes, string Reason);

    private readonly IndustryExposure[] _exposures = new IndustryExposure[SicSet.CodeCount];
    private readonly Dictionary<int, string> _titles = [];

    /// <summary>The SEC's list, ascending.</summary>
    public IReadOnlyList<Industry> Industries { get; }

    /// <summary>What computes, as text for the hash: code, value, bridge, and what overrides it.</summary>
    public IReadOnlyList<string> Computation { get; }

    private ExposureTable(List<Row> rows, List<Override> overrides)
    {
        Array.Fill(_exposures, IndustryExposure.None);
        foreach (var row in rows)
        {
            _exposures[row.Sic] = new IndustryExposure(row.Value, row.Value, row.Bridge, false, null);
            _titles[row.Sic] = row.Title;
        }
        foreach (var change in overrides)
        {
            var published = _exposures[change.Code];
            var value = Neighbours(rows, change.Takes, except: change.Code);
            _exposures[change.Code] = new IndustryExposure(value, published.Value, BridgeQuality.Override, true, change.Reason);
        }
        FillGaps(rows);
        Industries = [.. rows.OrderBy(r => r.Sic).Select(r => new Industry(r.Sic, r.Title))];
        Computation =
        [
            .. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"exposure {r.Sic:0000} {r.Value:R} {r.Bridge}")),
            .. overrides.Select((o, i) => $"override {i} {o.Sic} {o.Takes}"),
        ];
    }

    public IndustryExposure Of(int? sic) => sic is > 0 and < SicSet.CodeCount ? _exposures[sic.Value] : IndustryExposure.None;

    /// <summary>The SEC's title, or null for a code outside its list.</summary>
    public string? Title(int? sic) => sic is { } code ? _titles.GetValueOrDefault(code) : null;

    public static ExposureTable Read(MethodFiles files)
    {
        var seen = new HashSet<int>();
        var rows = TableReader.Read(files, MethodFiles.Exposure, "sic,title,exposure_lm,bridge", t =>
        {
            var row = new Row(
                t.Integer("sic", 1, SicSet.CodeCount - 1),
                t.Text("title"),
                t.OptionalNumber("exposure_lm"),
                t.OneOf("bridge", ("direct", BridgeQuality.Direct), ("override", BridgeQuality.Override), ("three_digit", BridgeQuality.ThreeDigit),
                    ("two_digit", BridgeQuality.TwoDigit), ("none", BridgeQuality.None)));
            if (!seen.Add(row.Sic))
                throw t.Bad($"SIC {row.Sic:0000} stands twice");
            return double.IsNaN(row.Value) == (row.Bridge == BridgeQuality.None) ? row : throw t.Bad("a value needs a bridge, and a bridge a value");
        });
        var overrides = TableReader.Read(files, MethodFiles.ExposureOverrides, "sic,takes,reason", t =>
        {
            var code = t.Integer("sic", 1, SicSet.CodeCount - 1);
            var takes = t.Sics("takes");
            if (!seen.Contains(code))
                throw t.Bad($"SIC {code:0000} is not in {MethodFiles.Exposure}");
            return rows.Any(r => r.Sic != code && takes.Contains(r.Sic) && r.Bridge != BridgeQuality.None)
                ? new Override(t.Sics("sic"), code, takes.Text, t.Text("reason"))
                : throw t.Bad($"no code of {takes} has a value to take");
        });
        return new ExposureTable(rows, overrides);
    }

    /// <summary>Codes outside the list: the mean of the codes that share three digits, else two; a lower bridge quality each.</summary>
    private void FillGaps(List<Row> rows)
    {
        // Means first and filling after, so that a filled code never feeds another's mean.
        var byThree = rows.GroupBy(r => r.Sic / 10).ToDictionary(g => g.Key, g => Mean(g));
        var byTwo = rows.GroupBy(r => r.Sic / 100).ToDictionary(g => g.Key, g => Mean(g));
        for (var sic = 1; sic < SicSet.CodeCount; sic++)
        {
            if (_titles.ContainsKey(sic))
                continue;
            if (byThree.TryGetValue(sic / 10, out var near) && !double.IsNaN(near))
                _exposures[sic] = new IndustryExposure(near, near, BridgeQuality.ThreeDigit, false, "Not in the SEC's list: mean of the codes that share three digits");
            else if (byTwo.TryGetValue(sic / 100, out var far) && !double.IsNaN(far))
                _exposures[sic] = new IndustryExposure(far, far, BridgeQuality.TwoDigit, false, "Not in the SEC's list: mean of the codes that share two digits");
        }
    }

    private double Neighbours(List<Row> rows, string takes, int except)
    {
        var set = new SicSet(takes);
        return Mean(rows.Where(r => r.Sic != except && set.Contains(r.Sic)));
    }

    /// <summary>Mean of the values in force; NaN of none.</summary>
    private double Mean(IEnumerable<Row> rows)
    {
        var values = rows.Select(r => _exposures[r.Sic].Value).Where(v => !double.IsNaN(v)).ToArray();
        return values.Length > 0 ? values.Average() : double.NaN;
    }
}
