using System.Globalization;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Analyses.Migration;

/// <summary>
/// The numbers of capital migration. A group is told by its number, 1 the lightest; a share is of a group, a multiple is of a group or, without one, the
/// spread between the heaviest and the lightest.
/// </summary>
public static class MigrationFigures
{
    private static readonly (string Id, CapitalMeasure Measure)[] Measures =
    [
        ("revenue", CapitalMeasure.Revenue), ("operating_income", CapitalMeasure.OperatingIncome), ("capex", CapitalMeasure.Capex), ("ppe_net", CapitalMeasure.PpeNet),
        ("market_value", CapitalMeasure.MarketValue),
    ];

    public static FigureSet Set { get; } = new(
        "migration",
        [
            .. Measures.Select(m => new FigureName(m.Id, ColumnKind.Money)),
            .. Measures.Select(m => new FigureName(ShareOf(m.Measure), ColumnKind.Percent)),
            .. Measures.Select(m => new FigureName(KnownOf(m.Measure), ColumnKind.Integer)),
            new("ev_sales", ColumnKind.Multiple), new("pb", ColumnKind.Multiple), new("companies", ColumnKind.Integer), new("priced", ColumnKind.Integer), new("public_floats", ColumnKind.Integer),
        ],
        (query, _) => FigureSet.Any(MigrationRequest.Parse(query)),
        Of);

    /// <summary>The id of a measure: that of its concept.</summary>
    public static string IdOf(CapitalMeasure measure) => Measures.First(m => m.Measure == measure).Id;

    /// <summary>The name of a group's share of a measure.</summary>
    public static string ShareOf(CapitalMeasure measure) => IdOf(measure) + "_share";

    /// <summary>The name of the count of those that state a measure.</summary>
    public static string KnownOf(CapitalMeasure measure) => IdOf(measure) + "_known";

    private static Parsed<FigureAnswer> Of(FigureContext context)
    {
        var (request, groups) = (context.Request, context.Book.Method.Rules.Analyses.MigrationGroups);
        var hyperscalers = ((MigrationRequest)request.Question).Hyperscalers;
        int? group = null;
        if (request.Group is { } text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > groups)
                return FigureSets.Refuse("group", text, "is no group", $"1 (the lightest) to {groups}");
            group = number - 1;
        }
        var id = request.Figure.Id;
        if (id.EndsWith("_share", StringComparison.Ordinal) && group is null)
            return FigureSets.Refuse("group", null, "is wanted by a share", $"1 (the lightest) to {groups}");
        if (id is "ev_sales" or "pb" && group is null)
        {
            var (multiple, cut) = (id == "pb" ? MigrationCut.PriceToBook : MigrationCut.EvToSales, Cut(context.Book));
            return new()
            {
                Request = new FigureAnswer
                {
                    Request = request,
                    Book = context.Book,
                    Terms = [multiple.TermOf(context.Book, cut.RowsOf(groups - 1)) with { Key = "Heaviest" }, multiple.TermOf(context.Book, cut.RowsOf(0)) with { Key = "Lightest" }],
                    Join = TermJoin.LogRatio,
                },
            };
        }
        return FigureSets.Since(context, book => TermOf(book, Cut(book), id, group));

        MigrationCut Cut(ScoreBook book) => MigrationCut.Of(book, hyperscalers ? new HashSet<int>() : MigrationYear.HyperscalersOf(book));
    }

    private static FigureTerm TermOf(ScoreBook book, MigrationCut cut, string id, int? group)
    {
        var rows = group is { } g ? cut.RowsOf(g) : cut.Rows;
        return id switch
        {
            "ev_sales" => MigrationCut.EvToSales.TermOf(book, rows),
            "pb" => MigrationCut.PriceToBook.TermOf(book, rows),
            "companies" => SectorAggregates.Companies.TermOf(book, rows),
            "priced" => MigrationCut.Priced.TermOf(book, rows),
            "public_floats" => MigrationCut.Floats.TermOf(book, rows),
            _ when Measures.FirstOrDefault(m => m.Id == id) is { Id: not null } sum => MigrationCut.Sum(sum.Measure).TermOf(book, rows),
            _ when Measures.FirstOrDefault(m => KnownOf(m.Measure) == id) is { Id: not null } known => (MigrationCut.Sum(known.Measure) with { Kind = PartKind.Count }).TermOf(book, rows),
            _ => cut.ShareOf(Measures.First(m => ShareOf(m.Measure) == id).Measure, group!.Value).TermOf(book, cut.Rows),
        };
    }
}
