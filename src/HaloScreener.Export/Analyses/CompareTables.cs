using HaloScreener.Scoring.Compare;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>What stands side by side as a file: one row for each company or sector, so that every column has one unit.</summary>
public static class CompareTables
{
    /// <summary>Columns over the place of each company or sector in the answer.</summary>
    public static IReadOnlyList<ExportColumn<int>> Columns(CompareAnswer answer) =>
    [
        .. answer.Request.IsOfSectors
            ? (IEnumerable<ExportColumn<int>>)[ExportColumn.Text<int>("id", i => answer.Sectors[i].Id), ExportColumn.Text<int>("name", i => answer.Sectors[i].Name)]
            : [
                ExportColumn.Number<int>("cik", ColumnKind.Code, i => answer.Book.Companies[answer.Companies[i]].Cik),
                ExportColumn.Text<int>("ticker", i => answer.Book.Companies[answer.Companies[i]].Tickers is [var first, ..] ? first : null),
                ExportColumn.Text<int>("name", i => answer.Book.Companies[answer.Companies[i]].Name),
            ],
        .. answer.Rows.SelectMany(Of),
    ];

    private static IEnumerable<ExportColumn<int>> Of(CompareRow row)
    {
        yield return row.Texts.Count > 0 ? ExportColumn.Text<int>(row.Id, i => row.Texts[i]) : ExportColumn.Number<int>(row.Id, row.Kind, i => row.Numbers[i]);
        if (row.Points.Count > 0)
            yield return ExportColumn.Number<int>(row.Id + ".points", ColumnKind.Points, i => row.Points[i]);
    }
}
