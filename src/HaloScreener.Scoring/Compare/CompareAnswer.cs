using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Compare;

/// <summary>Companies, or sectors, side by side: a column for each, a row for each figure.</summary>
public sealed record CompareAnswer
{
    private static readonly (string Id, CompareSense Sense)[] Scores =
    [
        ("rank", CompareSense.LowIsBest), ("halo", CompareSense.HighIsBest), ("h", CompareSense.HighIsBest), ("r", CompareSense.LowIsBest),
        ("quadrant", CompareSense.None), ("confidence", CompareSense.None), ("borderline", CompareSense.None), ("stagnant", CompareSense.None),
    ];

    private static readonly (string Group, string[] Ids, CompareSense Sense)[] Figures =
    [
        ("fundamentals", ["revenue", "operating_income", "net_income", "operating_cash_flow", "capex", "depreciation_amortization", "rd", "ppe_net", "assets", "debt", "equity"], CompareSense.Size),
        ("valuation", ["market_value", "ev", "ev_sales", "pb"], CompareSense.Size),
        ("quality", ["currency", "period_end", "filed", "flags", "reason"], CompareSense.None),
    ];

    private static readonly (string Group, string[] Ids)[] SectorRows =
    [
        ("members", ["companies", "financials", "unrated"]),
        ("scores", ["halo", "h", "h_q1", "h_q3", "r", "r_q1", "r_q3", "share_halo", "share_heavy_perishable", "share_light_durable", "share_at_risk_light"]),
        ("sums", ["revenue", "operating_income", "operating_margin", "capex", "capex_to_revenue", "depreciation_amortization", "capex_to_da", "ppe_net", "ppe_to_revenue"]),
    ];

    public required CompareRequest Request { get; init; }
    public required ScoreBook Book { get; init; }
    /// <summary>Rows of the book, one for each column; empty when sectors are compared.</summary>
    public required IReadOnlyList<int> Companies { get; init; }
    /// <summary>One for each column; empty when companies are compared.</summary>
    public required IReadOnlyList<IndustryGroup> Sectors { get; init; }
    /// <summary>Ids that mean no company of the book.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
    public required IReadOnlyList<CompareRow> Rows { get; init; }

    /// <summary>Answers from the method's own ranking.</summary>
    public static CompareAnswer Of(ScoreBook book, CompareRequest request)
    {
        var found = request.Ids.Select(id => (Id: id, Row: CompanyLookup.Find(book, id))).ToArray();
        int[] companies = [.. found.Where(f => f.Row is not null).Select(f => f.Row!.Value).Distinct()];
        IReadOnlyList<IndustryGroup> sectors = request.IsOfSectors
            ? [.. SectorsAnswer.Of(book, new SectorsRequest { By = IndustryLevel.Sector }).Groups.Where(g => request.Sectors.Contains(g.Id))]
            : [];
        return new CompareAnswer
        {
            Request = request,
            Book = book,
            Companies = companies,
            Sectors = sectors,
            Missing = [.. found.Where(f => f.Row is null).Select(f => f.Id)],
            Rows = request.IsOfSectors ? [.. OfSectors(sectors)] : [.. OfCompanies(book, companies)],
        };
    }

    private static IEnumerable<CompareRow> OfCompanies(ScoreBook book, int[] companies)
    {
        var columns = ScreenColumns.Of(book.Method);
        // Financials are ranked among themselves: beside others their scores are no better and no worse.
        var isComparable = companies.Any(c => book.Tracks[c] == Track.Main) ? companies.Select(c => book.Tracks[c] == Track.Main).ToArray() : [.. companies.Select(_ => true)];
        foreach (var (id, sense) in Scores)
        {
            var row = RowOf(book, companies, columns.Find(id)!, "scores", CompareSense.None);
            yield return row with { Marks = CompareRow.MarksOf(Comparable(row.Numbers), sense) };
        }
        foreach (var factor in book.Method.Factors)
        {
            // The score says which way a raw value counts: a short life is heavy on one axis and says nothing on the other.
            var score = columns.Find(factor.Id + ".score")!;
            var row = RowOf(book, companies, columns.Find(factor.Id)!, factor.Axis == Axis.Heaviness ? "heaviness" : "risk", CompareSense.None);
            yield return row with
            {
                Points = [.. companies.Select((c, i) => double.IsNaN(row.Numbers[i]) ? double.NaN : columns.Find(factor.Id + ".points")!.Number(book, book.Ranking, c))],
                Marks = CompareRow.MarksOf(Comparable([.. companies.Select(c => score.Number(book, book.Ranking, c))]),
                    factor.Axis == Axis.Heaviness ? CompareSense.HighIsBest : CompareSense.LowIsBest),
            };
        }
        foreach (var (group, ids, sense) in Figures)
        {
            foreach (var id in ids)
                yield return RowOf(book, companies, columns.Find(id)!, group, sense);
        }

        double[] Comparable(IReadOnlyList<double> keys) => [.. keys.Select((k, i) => isComparable[i] ? k : double.NaN)];
    }

    private static CompareRow RowOf(ScoreBook book, int[] companies, ScreenColumn column, string group, CompareSense sense)
    {
        double[] numbers = [.. companies.Select(c => column.IsNumeric ? column.Number(book, book.Ranking, c) : double.NaN)];
        // Amounts are compared in dollars, as yen and dollars have no common size; without a rate they are not.
        double[] keys = column.Kind == ColumnKind.Money ? [.. numbers.Select((n, i) => n * book.UsdPerUnitOf(companies[i]))] : numbers;
        return new CompareRow
        {
            Id = column.Id,
            Group = group,
            Kind = column.Kind,
            Numbers = numbers,
            Texts = column.IsNumeric ? [] : [.. companies.Select(c => column.Text(book, book.Ranking, c))],
            Marks = CompareRow.MarksOf(keys, sense),
        };
    }

    private static IEnumerable<CompareRow> OfSectors(IReadOnlyList<IndustryGroup> sectors) =>
        from part in SectorRows
        from id in part.Ids
        let column = SectorColumns.Of(id)
        let numbers = sectors.Select(column.Number).ToArray()
        select new CompareRow
        {
            Id = id,
            Group = part.Group,
            Kind = column.Kind,
            Numbers = numbers,
            Marks = CompareRow.MarksOf(numbers, id switch
            {
                "halo" or "h" => CompareSense.HighIsBest,
                "r" => CompareSense.LowIsBest,
                _ => part.Group == "sums" ? CompareSense.Size : CompareSense.None,
            }),
        };
}
