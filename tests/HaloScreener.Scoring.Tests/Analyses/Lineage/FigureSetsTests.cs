using System.Globalization;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Stress;
using HaloScreener.Scoring.Analyses.Themes;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Tests.Sanity;
using HaloScreener.Scoring.Universe;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Scoring.Tests.Analyses.Lineage;

/// <summary>Over the bundled universe: what the parts of a number add up to is the number that its page shows.</summary>
public sealed class FigureSetsTests
{
    private static readonly ScoreBook Book = Sample.Latest;

    [Theory]
    [InlineData(true), InlineData(false)]
    public void The_shares_sums_and_spreads_of_capital_migration(bool hyperscalers)
    {
        var year = MigrationYear.Of(Book, hyperscalers ? new HashSet<int>() : MigrationYear.HyperscalersOf(Book));
        var query = hyperscalers ? "of=migration" : "of=migration&hyperscalers=false";

        foreach (var measure in Enum.GetValues<CapitalMeasure>())
        {
            var whole = Ask($"{query}&figure={MigrationFigures.IdOf(measure)}");
            Assert.Equal(year[measure].Known, whole.Ordered.Count);
            Assert.Equal(year[measure].Known, Ask($"{query}&figure={MigrationFigures.KnownOf(measure)}").Value);
            Same(year[measure].TotalUsd, whole.Ordered.Sum(p => p.Part.Value));
            for (var group = 0; group < year[measure].Usd.Count; group++)
            {
                Same(year[measure].Usd[group], Ask($"{query}&figure={MigrationFigures.IdOf(measure)}&group={group + 1}").Ordered.Sum(p => p.Part.Value));
                var share = Ask($"{query}&figure={MigrationFigures.ShareOf(measure)}&group={group + 1}");
                Assert.Equal(year[measure].ShareOf(group), share.Value);
                Same(year[measure].ShareOf(group), share.Ordered.Sum(p => p.Part.Value) / share.Ordered.Sum(p => p.Part.Second));
            }
        }
        Same(year.EvToSales.Log, Ask(query + "&figure=ev_sales").Value);
        Same(year.EvToSales.Heavy, Ask(query + "&figure=ev_sales&group=5").Value);
        Same(year.PriceToBook.Light, Ask(query + "&figure=pb&group=1").Value);
        Assert.Equal((year.Priced, year.Floats), ((int)Ask(query + "&figure=priced").Value, (int)Ask(query + "&figure=public_floats").Value));
    }

    [Theory]
    [InlineData("fiscal"), InlineData("calendar")]
    public void The_years_sums_and_ratios_of_the_build_out(string years)
    {
        var answer = BuildOutAnswer.Of(Book, new BuildOutRequest { Years = years == "fiscal" ? YearCount.Fiscal : YearCount.Calendar }, FiscalYearsOf);

        Assert.NotEmpty(answer.Years);
        foreach (var year in answer.Years)
        {
            Same(answer.FiledUsd(year), Sum(Ask($"of=ai-capex&years={years}&figure=filed&year={year}")));
            var expected = Ask($"of=ai-capex&years={years}&figure=expected&year={year}");
            Same(answer.LowUsd(year), Sum(expected));
            Same(answer.HighUsd(year), expected.High);
            Same(answer.CumulativeLowUsd(year), OrZero(Sum(Ask($"of=ai-capex&years={years}&figure=cumulative_expected&year={year}"))));
            Same(answer.CumulativeHighUsd(year), OrZero(Ask($"of=ai-capex&years={years}&figure=cumulative_expected&year={year}").High));
            Same(answer.CumulativeLowUsd(year) / answer.ExpectedUsd, OrZero(Ask($"of=ai-capex&years={years}&figure=expected_share&year={year}").Value));
            foreach (var builder in answer.Builders.Concat(answer.Comparisons).Where(b => !double.IsNaN(b[year].LowUsd)))
            {
                var own = Assert.Single(Ask($"of=ai-capex&years={years}&figure=expected&year={year}&company={builder.Company.Cik}").Ordered);
                Assert.Equal((builder[year].LowUsd, builder[year].HighUsd), (own.Part.Value, own.Part.Second));
                Assert.NotEmpty(own.Part.Behind!);
            }
        }
        var (revenue, da) = answer.IntensityOf(0);
        Same(revenue, Ask("of=ai-capex&figure=capex_to_revenue").Value);
        Same(da, Ask("of=ai-capex&figure=capex_to_da").Value);
        Same(answer.IntensityOf(BuildOutFigures.YearsBack).ToRevenue, Ask("of=ai-capex&figure=capex_to_revenue_before").Value);
    }

    [Fact]
    public void The_numbers_of_every_theme()
    {
        foreach (var theme in ThemesAnswer.Of(Book))
        {
            foreach (var (figure, number) in new[] { ("companies", theme.Members.Count), ("halo", theme.Halo.Median), ("h", theme.H.Median), ("r", theme.R.Median), ("revenue", theme.RevenueUsd), ("capex", theme.CapexUsd), ("capex_to_revenue", theme.CapexToRevenue) })
                Assert.Equal((theme.Theme.Id, figure, number), (theme.Theme.Id, figure, Ask($"of=themes&figure={figure}&group={theme.Theme.Id}").Value));
        }
    }

    [Fact]
    public void The_sums_and_counts_of_a_scenario_and_every_number_of_a_company_in_it()
    {
        var answer = StressAnswer.Of(Book, new StressScenario());

        Same(answer.SumUsd(c => c.EbitChange), Sum(Ask("of=stress&figure=ebit_change")));
        Same(answer.SumUsd(c => c.Impairment), Sum(Ask("of=stress&figure=impairment")));
        Same(answer.SumUsd(c => c.ExtraDepreciation), Sum(Ask("of=stress&figure=extra_depreciation")));
        Same(-answer.SumUsd(c => c.EbitChange) / answer.SumUsd(c => c.Ebit), Ask("of=stress&figure=ebit_loss").Value);
        Same(answer.SumUsd(c => c.Impairment) / answer.SumUsd(c => c.StressedPlant), Ask("of=stress&figure=impairment_share").Value);
        Assert.Equal(answer.Companies.Count(c => c.Triggers == true), Ask("of=stress&figure=triggers").Value);
        Assert.Equal(answer.Untold, Ask("of=stress&figure=untold").Value);
        var company = answer.Companies.First(c => c is { Impairment: > 0, EpsChange: < 0 });
        foreach (var column in StressColumns.All)
            Assert.Equal((column.Id, column.SortNumber(company)), (column.Id, Ask($"of=stress&figure={column.Id}&company={Book.Companies[company.Row].Cik}").Value));
        Assert.Equal("company", Assert.Single(Refused("of=stress&figure=remaining_life").Errors).Parameter);
    }

    [Fact]
    public void The_median_and_the_quartiles_of_every_factor()
    {
        foreach (var (index, factor) in Book.Method.Factors.Index())
        {
            var spread = FactorDistribution.Of(Book, index);
            Assert.Equal(Book.Factors[index].Median, Ask($"of=factors&figure={factor.Id}").Value, 12);
            Assert.Equal((factor.Id, spread.LowerQuartile), (factor.Id, Ask($"of=factors&figure={factor.Id}_q1").Value));
            Assert.Equal((factor.Id, spread.UpperQuartile), (factor.Id, Ask($"of=factors&figure={factor.Id}_q3").Value));
        }
    }

    [Fact]
    public void The_medians_and_counts_of_a_watchlist()
    {
        int[] members = [.. ((string[])["UNP", "CSX", "NEE", "ADBE", "JPM"]).Select(t => Book.Companies[Book.Row(t)].Cik), 42];
        var comparison = ListComparison.Of(Book, members);

        FigureAnswer Of(string figure) => Ask($"of=list&list=7&figure={figure}", id => id == 7 ? members : null);
        Assert.Equal((comparison.Ranked, comparison.Financials), ((int)Of("companies").Value, (int)Of("financials").Value));
        Assert.Equal(
            (comparison.MedianRank, comparison.MedianHalo, comparison.MedianH, comparison.MedianR),
            (Of("rank").Value, Of("halo").Value, Of("h").Value, (double?)Of("r").Value));
        foreach (var (tenth, share) in comparison.ByTenth.Index())
        {
            Assert.Equal(share.InList, Of($"in_tenth&group={tenth + 1}").Value);
            Same(share.Expected, OrZero(Sum(Of($"chance_in_tenth&group={tenth + 1}"))));
        }
        foreach (var (quadrant, share) in comparison.ByQuadrant)
            Assert.Equal(share, new ListShare((int)Of($"in_quadrant&group={ScreenIds.Of(quadrant)}").Value, Of($"chance_in_quadrant&group={ScreenIds.Of(quadrant)}").Value));
        Assert.Equal((comparison.Overlap.InList, comparison.TopFifth.InList), ((int)Of("overlap").Value, (int)Of("in_top_fifth").Value));
        // Four ranked members: each of the four at the top has four chances in as many as there are companies.
        Same(4 * 4.0 / Book.RatedCount, Of("chance_overlap").Value);
        Assert.Equal("group", Assert.Single(Refused("of=list&list=7&figure=in_tenth&group=11", _ => members).Errors).Parameter);
        Assert.Equal("group", Assert.Single(Refused("of=list&list=7&figure=in_quadrant", _ => members).Errors).Parameter);
        Assert.Equal("list", Assert.Single(Refused("of=list&list=8&figure=halo").Errors).Parameter);
        Assert.Equal("list", Assert.Single(FigureRequest.Parse(Pairs("of=list&figure=halo"), Book.Method).Errors).Parameter);
    }

    [Theory]
    [InlineData(CompanyLabel.Halo, "")]
    [InlineData(CompanyLabel.AtRisk, "&label=at_risk")]
    public void The_areas_gains_and_intervals_of_a_list_held_against_the_ranking(CompanyLabel label, string labelled)
    {
        const string Tickers = "UNP,CSX,NSC,NEE,DUK,SO,CAT,DE,MSFT,ADBE,JPM,ZZZZ";
        var trial = ListTrial.Of(Book, ListText.Parse(Book, Tickers), label);
        var report = trial.Report!;
        FigureAnswer Of(string figure) => Ask($"of=validate&figure={figure}&tickers={Tickers}{labelled}");

        foreach (var (predictor, area) in report.Areas)
        {
            var answer = Of(ValidationFigures.IdOf(predictor));
            Assert.Equal([trial.Members.Count, Book.RatedCount - trial.Members.Count], answer.Terms.Select(t => t.Parts.Count));
            // Either side's parts make the number.
            Assert.All(answer.Terms, term => Same(area.Value, term.Parts.Average(p => p.Value)));
            Assert.Equal((predictor, area with { Value = answer.Value }), (predictor, answer.Interval! with { Value = answer.Value }));
        }
        foreach (var (score, baseline, gain) in report.Gains)
        {
            var answer = Of(ValidationFigures.IdOf(score, baseline));
            Assert.All(answer.Terms, term => Assert.Equal(gain.Value, term.Parts.Average(p => p.Value) - term.Parts.Average(p => p.Second), 12));
            Assert.Equal((score, baseline, gain.Low, gain.High), (score, baseline, answer.Interval!.Low, answer.Interval.High));
        }
        Assert.Equal((trial.Comparison.MedianHalo, trial.Comparison.Financials), (Of("halo").Value, (int)Of("financials").Value));
        Assert.Equal("tickers", Assert.Single(Refused("of=validate&figure=area_halo").Errors).Parameter);
        Assert.Equal("tickers", Assert.Single(Refused("of=validate&figure=area_halo&tickers=JPM").Errors).Parameter);
        Assert.Equal("list", Assert.Single(Refused("of=validate&figure=halo&list=8").Errors).Parameter);
    }

    [Fact]
    public void The_age_of_the_figures_and_what_is_not_rated()
    {
        var rated = Enumerable.Range(0, Book.Count).Where(row => Book.Unrated[row] == UnratedReason.None).ToArray();

        var bands = AgeBand.Of(Book);
        Assert.Equal(rated.Length, bands.Sum(b => b.Count));
        Assert.All(bands, band => Assert.Equal(band.Count, Ask($"of=freshness&figure=age_band&group={band.FromMonths}").Value));
        Assert.Equal(rated.Select(row => (double)AgeBand.MonthsSince(Book.PeriodEnd[row]!.Value, Book.Key.AsOf)).Order(), Ask("of=freshness&figure=age").Ordered.Select(p => p.Part.Value).Order());
        foreach (var reason in Book.Unrated.Where(r => r != UnratedReason.None).CountBy(r => r))
            Assert.Equal(reason.Value, Ask($"of=freshness&figure=reason&group={ScreenIds.Of(reason.Key)}").Value);
        Assert.Equal(Book.Count, Ask("of=freshness&figure=companies").Value);
        Assert.Equal("group", Assert.Single(Refused("of=freshness&figure=age_band&group=2").Errors).Parameter);
    }

    [Fact]
    public void The_hyperscalers_at_risk_are_those_of_the_sentence()
    {
        var cause = RiskCause.Of(Book);

        Assert.NotEmpty(cause.AtRisk);
        Assert.Equal(
            [cause.Rated, cause.AtRisk, cause.WithoutAssetLife, cause.WithoutWhatTheySell],
            ((string[])["rated", "at_risk", "at_risk_without_asset_life", "at_risk_without_industry"])
                .Select(id => Ask("of=ai-capex&figure=" + id)).Select(a => (IReadOnlyList<int>)[.. a.Terms[0].Parts.Select(p => p.Row!.Value)]));
        Assert.All(cause.AtRisk, row => Assert.True(Book.Ranking.R[row] > Book.Method.Rules.Quadrants.RiskLine));
    }

    [Fact]
    public void The_counts_of_the_first_page_and_the_coverage_of_a_concept()
    {
        Assert.Equal(Book.RatedCount, Ask("of=overview&figure=companies").Value);
        Assert.Equal(Book.Unrated.Count(u => u != UnratedReason.None), Ask("of=overview&figure=unrated").Value);
        Assert.Equal(Book.Ranking.Quadrants.Count(q => q == Quadrant.Halo), Ask("of=overview&figure=in_halo").Value);
        var coverage = ConceptCoverage.Of(Sample.Set, Book.Key.AsOf);
        foreach (var concept in new[] { Concept.Revenue, Concept.Capex, Concept.Goodwill })
        {
            var answer = Ask($"of=coverage&figure={ConceptInfo.Of(concept).Id}&year=2022");
            Assert.Equal((coverage.Companies(2022), coverage.Companies(2022, concept)), (answer.Ordered.Count, (int)answer.Ordered.Sum(p => p.Part.Value)));
        }
        Assert.Equal("year", Assert.Single(Refused("of=coverage&figure=capex").Errors).Parameter);
    }

    [Fact]
    public void Every_number_that_can_be_asked_for_has_an_address_that_reads_back()
    {
        foreach (var set in FigureSet.All)
        {
            foreach (var figure in set.Figures)
            {
                var query = $"of={set.Id}&figure={figure.Id}" + (set.Id == "list" ? "&list=7" : "");
                Assert.Equal("?" + query, FigureRequest.Parse(Pairs(query), Book.Method).Request?.ToQueryString());
            }
        }
    }

    private static IReadOnlyList<FiscalYearFigures> FiscalYearsOf(int cik) => FiscalYearFigures.Read(Sample.Set, cik, Book.Key.AsOf);

    private static double Sum(FigureAnswer answer) => answer.Ordered.Count == 0 ? double.NaN : answer.Ordered.Sum(p => p.Part.Value);

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;

    /// <summary>Twelve digits: another order of adding may change the sixteenth.</summary>
    private static void Same(double expected, double actual) => Assert.Equal(expected.ToString("G12", CultureInfo.InvariantCulture), actual.ToString("G12", CultureInfo.InvariantCulture));

    private static FigureAnswer Ask(string query, Func<long, IReadOnlyList<int>?>? members = null) =>
        Refused(query, members) is { Request: { } answer } ? answer : throw new InvalidOperationException(query);

    private static Scoring.Screening.Parsed<FigureAnswer> Refused(string query, Func<long, IReadOnlyList<int>?>? members = null)
    {
        var request = FigureRequest.Parse(Pairs(query), Book.Method).Request ?? throw new InvalidOperationException(query);
        return request.Set.Answer(new FigureContext
        {
            Request = request,
            Book = Book,
            FiscalYearsOf = FiscalYearsOf,
            CoverageOf = (year, concept) => ConceptCoverage.CompaniesOf(Sample.Set, Book.Key.AsOf, year, concept),
            MembersOf = members ?? (_ => null),
        });
    }

    private static KeyValuePair<string, string>[] Pairs(string query) => [.. query.Split('&').Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]))];
}
