namespace HaloScreener.Scoring.Method;

/// <summary>Themes by industry code and by company, the hyperscalers among them. Themes never feed the score.</summary>
internal sealed class ThemeTables
{
    private const string HyperscalerTheme = "hyperscalers";

    private sealed record Member(ThemeTag Tag, SicSet? Sic, int? Cik);

    private readonly ILookup<int, ThemeTag> _byCik;
    private readonly Dictionary<int, List<ThemeTag>> _bySic = [];

    public IReadOnlyList<Theme> Themes { get; }
    public IReadOnlyList<Hyperscaler> Hyperscalers { get; }
    /// <summary>Every row of the table of members.</summary>
    public IReadOnlyList<ThemeTag> Tags { get; }

    private ThemeTables(List<Theme> themes, List<Member> members, List<Hyperscaler> hyperscalers)
    {
        Themes = themes;
        Hyperscalers = hyperscalers;
        Tags = [.. members.Select(m => m.Tag)];
        var theme = themes.Single(t => t.Id == HyperscalerTheme);
        _byCik = members.Where(m => m.Cik is not null).Select(m => (Cik: m.Cik!.Value, m.Tag))
            .Concat(hyperscalers.Where(h => !h.Comparison).Select(h => (h.Cik, new ThemeTag(theme, false, h.Reason))))
            .ToLookup(p => p.Cik, p => p.Item2);
        foreach (var member in members)
            foreach (var sic in member.Sic?.Codes ?? [])
            {
                if (!_bySic.TryGetValue(sic, out var tags))
                    _bySic.Add(sic, tags = []);
                tags.Add(member.Tag);
            }
    }

    /// <summary>Themes of a company, each once; its own row is preferred to its industry's.</summary>
    public IReadOnlyList<ThemeTag> Of(int cik, int? sic)
    {
        var own = _byCik[cik];
        var industry = sic is { } code && _bySic.TryGetValue(code, out var tags) ? tags : [];
        return [.. own.Concat(industry).DistinctBy(t => t.Theme.Id)];
    }

    public static ThemeTables Read(MethodFiles files)
    {
        var themes = TableReader.Read(files, MethodFiles.Themes, "theme,name", t => new Theme(t.Text("theme"), t.Text("name")));
        var byId = themes.ToDictionary(t => t.Id, StringComparer.Ordinal);
        if (!byId.ContainsKey(HyperscalerTheme))
            throw new InvalidDataException($"{MethodFiles.Themes}: the theme '{HyperscalerTheme}' is missing.");
        var members = TableReader.Read(files, MethodFiles.ThemeMembers, "theme,sic,cik,company,broad,reason", t =>
        {
            if (!byId.TryGetValue(t.Text("theme"), out var theme))
                throw t.Bad($"there is no theme '{t.Text("theme")}' in {MethodFiles.Themes}");
            if (t.Optional("sic") is null == t.Optional("cik") is null)
                throw t.Bad("a row names either a SIC code or a CIK");
            var tag = new ThemeTag(theme, t.OneOf("broad", ("yes", true), ("no", false)), t.Text("reason"));
            return t.Optional("cik") is null ? new Member(tag, t.Sics("sic"), null) : new Member(tag, null, Cik(t));
        });
        var hyperscalers = TableReader.Read(files, MethodFiles.Hyperscalers, "cik,company,role,reason", t =>
            new Hyperscaler(Cik(t), t.Text("company"), t.OneOf("role", ("hyperscaler", false), ("comparison", true)), t.Text("reason")));
        return new ThemeTables(themes, members, hyperscalers);
    }

    internal static int Cik(TableReader t) => t.Integer("cik", 1, int.MaxValue);
}
