using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Sanity;

namespace HaloScreener.Scoring.Tests.Analyses.Lineage;

/// <summary>Over the bundled universe: what is shown behind a part is what the book computed with, and what the company's own page shows.</summary>
public sealed class PartLineageTests
{
    [Theory]
    [InlineData(Basis.Annual), InlineData(Basis.Newest)]
    public void Behind_every_figure_of_the_book_stands_the_filing_that_states_it(Basis basis)
    {
        var book = Sample.AsOf(new DateOnly(2025, 6, 30), basis);
        foreach (var concept in new[] { Concept.Revenue, Concept.OperatingIncome, Concept.Capex, Concept.DepreciationAmortization, Concept.PpeNet })
        {
            var wanted = PartLineage.ConceptsOf([PartSource.Of(concept)])!;
            for (var row = 0; row < book.Count; row++)
            {
                var value = book.Fundamental(concept)[row];
                if (double.IsNaN(value))
                    continue;
                var resolved = Sample.Resolved[book.Companies[row].Cik];
                var lineage = PartLineage.Of(
                    book, row, [PartSource.Of(concept)], [.. resolved.Years.Where(v => wanted.Contains(v.Concept))], [.. resolved.Interim.Where(v => wanted.Contains(v.Concept))]);
                var figure = Assert.Single(lineage.Figures);
                Assert.Equal((book.Companies[row].Name, value), (book.Companies[row].Name, figure.Value.Value));
                Assert.True(figure.Value.Filed <= book.Key.AsOf);
            }
        }
    }

    [Fact]
    public void Behind_a_score_stand_the_figures_that_the_companys_page_shows_behind_its_factors()
    {
        var book = Sample.Latest;
        foreach (var ticker in new[] { "UNP", "MSFT", "NEE", "KO" })
        {
            var (row, resolved) = (book.Row(ticker), Sample.Resolved[book.Companies[book.Row(ticker)].Cik]);
            var page = CompanyAnswer.Of(book, book.Ranking, row, resolved.Years, resolved.Interim);

            Assert.Null(PartLineage.ConceptsOf([PartSource.Of("h")]));
            var h = PartLineage.Of(book, row, [PartSource.Of("h")], resolved.Years, resolved.Interim);
            Assert.Equal(page.Heaviness.Factors.SelectMany(f => f.Inputs).Select(f => f.Value).Distinct(), h.Figures.Select(f => f.Value));
            var halo = PartLineage.Of(book, row, [PartSource.Of("halo")], resolved.Years, resolved.Interim);
            Assert.Equal(page.Factors.SelectMany(f => f.Inputs).Select(f => f.Value).ToHashSet(), halo.Figures.Select(f => f.Value).ToHashSet());
        }
    }

    [Fact]
    public void A_past_year_is_the_one_that_ended_on_its_day()
    {
        var book = Sample.Latest;
        var row = book.Row("MSFT");
        var end = new DateOnly(2021, 6, 30);
        var lineage = PartLineage.Of(book, row, [PartSource.Of(Concept.Capex, end)], Sample.Resolved[book.Companies[row].Cik].Years, []);

        // Microsoft's 10-K of fiscal 2021: additions to property and equipment, 20,622 million.
        Assert.Equal((end, 20_622e6, "PaymentsToAcquirePropertyPlantAndEquipment"), (lineage.Figures[0].Value.Period.End, lineage.Figures[0].Value.Value, lineage.Figures[0].Tag));
    }
}
