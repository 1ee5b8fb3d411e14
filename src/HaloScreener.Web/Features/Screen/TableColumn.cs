using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Company;

namespace HaloScreener.Web.Features.Screen;

/// <summary>A column as drawn: one of the screen's, or ticker, name and industry together when they stand side by side.</summary>
public sealed record TableColumn(IReadOnlyList<ScreenColumn> Parts)
{
    private static readonly string[] CompanyParts = ["ticker", "name", "industry"];

    public ScreenColumn First => Parts[0];
    public bool IsRank => First.Id == "rank";
    public bool IsCompany => First.Id is "ticker" or "name";
    /// <summary>What the head sorts by: the name rather than the ticker.</summary>
    public ScreenColumn Sorted => Parts.FirstOrDefault(p => p.Id == "name") ?? First;
    public bool Has(string id) => Parts.Any(p => p.Id == id);

    /// <summary>The number whose sources a cell leads to, or null.</summary>
    public string? Source { get; } = ShownSource.Of(Parts[0]);

    /// <summary>Classes of the head and the cells.</summary>
    public string Css => $"col-{First.Id.Replace('.', '-')} " + First switch
    {
        { Id: "rank" } => "num pin-rank",
        _ when IsCompany => "pin-company",
        { Kind: ColumnKind.Score } => "num score",
        { IsNumeric: true } or { Id: "rank_band" } => "num",
        _ => "",
    };

    public static IReadOnlyList<TableColumn> Of(IReadOnlyList<ScreenColumn> columns)
    {
        var drawn = new List<TableColumn>();
        for (var i = 0; i < columns.Count;)
        {
            var length = columns[i].Id is "ticker" or "name"
                ? 1 + columns.Skip(i + 1).TakeWhile((c, n) => CompanyParts.Contains(c.Id) && Array.IndexOf(CompanyParts, c.Id) > Array.IndexOf(CompanyParts, columns[i + n].Id)).Count()
                : 1;
            drawn.Add(new TableColumn([.. columns.Skip(i).Take(length)]));
            i += length;
        }
        return drawn;
    }
}
