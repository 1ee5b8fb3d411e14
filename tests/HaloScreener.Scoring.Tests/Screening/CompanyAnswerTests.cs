using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Screening;

public class CompanyAnswerTests
{
    private static readonly ScoreBook Book = SmallUniverse.Book;

    [Fact]
    public void A_company_is_placed_among_its_track()
    {
        var next = Answer(753308);

        Assert.Equal((2, 7), (next.Rank, next.Universe));
        // NEXT at 80 is heavier than YEN, BRK-B, CARD and ADWARE of the six others.
        Assert.Equal((4, 7), (next.Heaviness.Above, next.Heaviness.Universe));
        Assert.Equal(4.0 / 6, next.Heaviness.AboveShare, 1e-12);
        Assert.True(next.Stagnant);
        Assert.Equal(["UNION", "MACRO", "YEN"], next.Neighbours.Select(n => n.Label));
    }

    [Fact]
    public void A_financial_has_risk_only_and_is_compared_with_financials()
    {
        var bank = Answer(19617);

        Assert.True(bank.Rated);
        Assert.Null(bank.Rank);
        Assert.Null(bank.Halo);
        Assert.Null(bank.Heaviness.Score);
        Assert.Equal((30.0, 1, 2), (bank.Risk.Score, bank.Risk.Above, bank.Risk.Universe));
        Assert.Equal(Quadrant.None, bank.Quadrant);
    }

    [Fact]
    public void An_unrated_company_says_why()
    {
        var shell = Answer(1800000);

        Assert.False(shell.Rated);
        Assert.Equal((UnratedReason.Shell, "SIC 6770"), (shell.Unrated, shell.UnratedDetail));
        Assert.Empty(shell.Neighbours);
        Assert.Equal(0, shell.Heaviness.Above);
    }

    [Fact]
    public void Missing_factors_are_told_apart_from_those_with_a_value()
    {
        var union = Answer(100885);

        var intensity = union.Factors.Single(f => f.Definition.Id == "ppe_intensity");
        Assert.Equal((FactorState.Present, 2.4, 50.0, 50 * intensity.Definition.Weight), (intensity.State, intensity.Raw, intensity.Score, intensity.Points));
        Assert.Equal(union.Heaviness.Factors.Count - 1, union.Heaviness.Missing.Count());
    }

    [Fact]
    public void A_figure_is_the_last_vintage_filed_by_the_day_of_the_book()
    {
        var first = Value(Concept.Revenue, new DateOnly(2024, 12, 31), FiscalPeriod.Year, new DateOnly(2025, 2, 7), 24_250e6);
        var restated = first with { Filed = new DateOnly(2025, 5, 1), Value = 24_300e6 };
        var later = first with { Filed = new DateOnly(2025, 7, 1), Value = 99e9 };

        var figure = Assert.Single(Fundamental.Of([later, first, restated], new DateOnly(2025, 6, 30)));

        Assert.Equal((2024, 24_300e6, "Revenues"), (figure.FiscalYear, figure.Value.Value, figure.Tag));
        Assert.Equal([first], figure.Earlier);
    }

    [Fact]
    public void Balances_count_at_fiscal_year_ends_only_and_quarters_not_at_all()
    {
        var filed = new DateOnly(2025, 2, 7);
        var figures = Fundamental.Of(
            [
                Value(Concept.Assets, new DateOnly(2024, 12, 31), FiscalPeriod.Instant, filed, 67_715e6),
                Value(Concept.Assets, new DateOnly(2024, 9, 30), FiscalPeriod.Instant, filed, 1),
                Value(Concept.Revenue, new DateOnly(2024, 12, 31), FiscalPeriod.Year, filed, 24_250e6),
                Value(Concept.Revenue, new DateOnly(2023, 12, 31), FiscalPeriod.Year, filed, 24_119e6),
                Value(Concept.Revenue, new DateOnly(2024, 9, 30), 3, filed, 1),
            ],
            new DateOnly(2025, 6, 30));

        Assert.Equal([(Concept.Revenue, 2024, 24_250e6), (Concept.Revenue, 2023, 24_119e6), (Concept.Assets, 2024, 67_715e6)],
            figures.Select(f => (f.Concept.Concept, f.FiscalYear, f.Value.Value)));
    }

    [Theory]
    [InlineData("brk.a", 1067983)]
    [InlineData(" Brk-B ", 1067983)]
    [InlineData("0000019617", 19617)]
    [InlineData("AVERYLONGTICKERINDEED", null)]
    [InlineData("", null)]
    public void Companies_are_found_by_ticker_or_cik(string id, int? cik)
    {
        var row = CompanyLookup.Find(Book, id);

        Assert.Equal(cik, row is { } found ? Book.Companies[found].Cik : null);
    }

    private static CompanyAnswer Answer(int cik) => CompanyAnswer.Of(Book, Book.Ranking, Book.RowOf(cik)!.Value, []);

    private static ResolvedValue Value(Concept concept, DateOnly end, byte quarters, DateOnly filed, double value) =>
        new(100885, concept, new FiscalPeriod(end, quarters), filed, Accession.Parse("0000100885-25-000042"), "10-K", "USD", value,
            MappedTags.Default.IdOf(concept == Concept.Assets ? "Assets" : "Revenues")!.Value, 1, false, ValueFlags.None, null);
}
