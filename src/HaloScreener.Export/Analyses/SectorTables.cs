using HaloScreener.Scoring.Analyses.Sectors;

namespace HaloScreener.Export.Analyses;

/// <summary>The table of industries in files.</summary>
public static class SectorTables
{
    public static IReadOnlyList<ExportColumn<IndustryGroup>> Columns { get; } =
    [
        ExportColumn.Text<IndustryGroup>("id", g => g.Id),
        ExportColumn.Text<IndustryGroup>("name", g => g.Name),
        .. SectorColumns.All.Select(c => ExportColumn.Number(c.Id, c.Kind, c.Number)),
    ];

    public static byte[] Json(SectorsAnswer answer)
    {
        using var json = new AnalysisJson(answer.Book, answer.Request.ToQueryString());
        return json.Text("by", SectorsRequest.IdOf(answer.Request.Level)).Object("whole", Columns, answer.Whole).Table("groups", Columns, answer.Groups).Done();
    }
}
