namespace HaloScreener.Scoring.Method;

/// <summary>Groups over SIC codes in which no code stands twice: the sectors, and the divisions of the SIC manual.</summary>
internal sealed class SectorTable
{
    private readonly Sector?[] _bySic = new Sector?[SicSet.CodeCount];

    public IReadOnlyList<Sector> All { get; }

    /// <summary>What computes, as text for the hash: which codes each group holds.</summary>
    public IReadOnlyList<string> Computation { get; }

    private SectorTable(string file, List<Sector> sectors)
    {
        All = sectors;
        Computation = [.. sectors.Select(s => $"{file} {s.Id} {s.Sics}")];
    }

    public Sector? Of(int? sic) => sic is > 0 and < SicSet.CodeCount ? _bySic[sic.Value] : null;

    public static SectorTable Read(MethodFiles files, string file)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var bySic = new Sector?[SicSet.CodeCount];
        var sectors = TableReader.Read(files, file, "id,name,sics,reason", t =>
        {
            var sector = new Sector(t.Text("id"), t.Text("name"), t.Sics("sics"), t.Text("reason"));
            if (!ids.Add(sector.Id))
                throw t.Bad($"'{sector.Id}' stands twice");
            foreach (var sic in sector.Sics.Codes)
                bySic[sic] = bySic[sic] is not { } other ? sector : throw t.Bad($"SIC {sic:0000} is already in '{other.Id}'");
            return sector;
        });
        var table = new SectorTable(file, sectors);
        bySic.CopyTo(table._bySic, 0);
        return table;
    }
}
