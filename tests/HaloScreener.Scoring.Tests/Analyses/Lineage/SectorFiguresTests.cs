using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Tests.Sanity;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Analyses.Lineage;

/// <summary>Whoever adds the parts of a number up again gets the number.</summary>
public sealed class SectorFiguresTests
{
    private static readonly ScoreBook Small = HandmadeBook.Of(
        Company(1, 4911, 90, 10, revenue: 1000, capex: 300),
        Company(2, 4924, 80, 20, revenue: 500, capex: 100),
        Company(3, 4911, 60, 60, revenue: 250, capex: null),
        Company(4, 7372, 10, 90, revenue: 400, capex: 8),
        Company(5, 4911, 70, 40, revenue: 900, capex: 90) with { Currency = "JPY" });

    [Fact]
    public void A_sum_is_of_the_companies_that_state_it_in_a_currency_with_a_rate()
    {
        var answer = Ask(Small, "figure=capex&group=utilities");

        Assert.Equal(400, answer.Value);
        Assert.Equal([(1, 300.0), (2, 100)], answer.Ordered.Select(p => (Small.Companies[p.Part.Row!.Value].Cik, p.Part.Value)));
        Assert.Equal(2, answer.Terms[0].LeftOut);
        Assert.Equal(Concept.Capex, Assert.Single(answer.Terms[0].Behind).Concept);
    }

    [Fact]
    public void A_ratio_has_both_figures_of_each_company()
    {
        var answer = Ask(Small, "figure=capex_to_revenue&group=utilities");

        Assert.Equal(400 / 1500.0, answer.Value);
        Assert.Equal([(300.0, 1000.0), (100, 500)], answer.Ordered.Select(p => (p.Part.Value, p.Part.Second)));
    }

    [Fact]
    public void Of_a_median_the_company_in_the_middle_comes_first_with_its_place()
    {
        var answer = Ask(Small, "figure=h&group=utilities&size=2");

        Assert.Equal(75, answer.Value);
        Assert.Equal([(80.0, 2), (70, 3), (90, 1), (60, 4)], answer.Ordered.Select(p => (p.Part.Value, p.Place)));
        Assert.Equal((2, 2), (answer.PageCount, answer.Shown.Count));
    }

    [Fact]
    public void A_change_has_the_parts_of_both_days()
    {
        var before = HandmadeBook.Of(Company(1, 4911, 50, 10, revenue: 800, capex: 100), Company(9, 4911, 40, 10, revenue: 1, capex: 50));
        var request = Read("of=sectors&figure=capex&group=utilities&since=2020-06-30");

        var answer = request.Set.Answer(new FigureContext { Request = request, Book = Small, Since = before }).Request!;

        Assert.Equal(400 - 150, answer.Value);
        Assert.Equal([300.0, 100, 100, 50], answer.Ordered.Select(p => p.Part.Value));
    }

    [Fact]
    public void What_names_no_number_and_no_group_is_refused_and_the_address_reads_back()
    {
        Assert.Equal("figure", Assert.Single(FigureRequest.Parse(Pairs("of=sectors&figure=goodness"), Small.Method).Errors).Parameter);
        Assert.Equal("of", Assert.Single(FigureRequest.Parse(Pairs("figure=capex"), Small.Method).Errors).Parameter);
        Assert.Equal("nonsense", Assert.Single(FigureRequest.Parse(Pairs("of=sectors&figure=capex&nonsense=1"), Small.Method).Errors).Parameter);
        var request = Read("of=sectors&figure=capex&group=planets");
        Assert.Equal("group", Assert.Single(request.Set.Answer(new FigureContext { Request = request, Book = Small }).Errors).Parameter);
        Assert.Equal("?of=sectors&figure=capex&group=utilities&page=2&asOf=2025-01-31&by=sic2", Read("by=sic2&page=2&group=utilities&figure=CAPEX&of=sectors&asOf=2025-01-31").ToQueryString());
    }

    [Theory]
    [InlineData("by=sector"), InlineData("by=sic2"), InlineData("by=sic4")]
    public void The_parts_of_every_number_of_the_bundled_universe_make_it_again(string by)
    {
        var book = Sample.Latest;
        var answer = SectorsAnswer.Of(book, SectorsRequest.Parse(Pairs(by), book.Method).Request!);

        foreach (var column in SectorColumns.All)
        {
            foreach (var group in answer.Groups.Append(answer.Whole))
            {
                var request = Read($"of=sectors&figure={column.Id}&{by}");
                var figure = request.Set.Answer(new FigureContext { Request = request with { Group = group == answer.Whole ? null : group.Id }, Book = book }).Request!;
                Assert.Equal((column.Id, group.Id, column.Number(group)), (column.Id, group.Id, figure.Value));
                Assert.Equal((column.Id, group.Id, AddedUp(column, figure)), (column.Id, group.Id, Rounded(column.Number(group))));
            }
        }
    }

    /// <summary>The number from the list of parts alone, as a reader with a pocket calculator has it.</summary>
    private static double AddedUp(SectorColumn column, FigureAnswer figure)
    {
        var parts = figure.Ordered.Select(p => p.Part).ToArray();
        var values = parts.Select(p => p.Value).Order().ToArray();
        return Rounded(column.Id switch
        {
            "companies" or "financials" or "unrated" or "without_rate" => parts.Length,
            _ when parts.Length == 0 => double.NaN,
            var id when id.EndsWith("_min", StringComparison.Ordinal) => values[0],
            var id when id.EndsWith("_max", StringComparison.Ordinal) => values[^1],
            "halo" or "h" or "r" => (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2,
            // Type 7: the place (n − 1)·p of the line from 0, between its neighbours in proportion.
            var id when id.EndsWith("_q1", StringComparison.Ordinal) => At(values, 0.25),
            var id when id.EndsWith("_q3", StringComparison.Ordinal) => At(values, 0.75),
            var id when id.StartsWith("share_", StringComparison.Ordinal) || !double.IsNaN(parts[0].Second) => parts.Sum(p => p.Value) / parts.Sum(p => p.Second),
            _ => values.Sum(),
        });
    }

    private static double At(double[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var low = (int)place;
        return sorted[low] + (place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]);
    }

    /// <summary>Twelve digits: another order of adding may change the sixteenth.</summary>
    private static double Rounded(double number) =>
        double.IsNaN(number) ? number : double.Parse(number.ToString("G12", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static FigureAnswer Ask(ScoreBook book, string query)
    {
        var request = Read("of=sectors&" + query);
        return request.Set.Answer(new FigureContext { Request = request, Book = book }).Request!;
    }

    private static FigureRequest Read(string query) => FigureRequest.Parse(Pairs(query), Small.Method).Request ?? throw new InvalidOperationException(query);

    private static KeyValuePair<string, string>[] Pairs(string query) => [.. query.Split('&').Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]))];

    private static HandmadeCompany Company(int cik, int sic, double h, double r, double revenue, double? capex) => new()
    {
        Cik = cik,
        Name = $"Company {cik}",
        Sic = sic,
        H = h,
        R = r,
        Figures = capex is { } c ? new Dictionary<Concept, double> { [Concept.Revenue] = revenue, [Concept.Capex] = c } : new Dictionary<Concept, double> { [Concept.Revenue] = revenue },
    };
}
