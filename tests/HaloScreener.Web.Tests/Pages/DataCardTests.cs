using Bunit;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data.Facts;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Resolved;
using HaloScreener.Scoring.Universe;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Data;

namespace HaloScreener.Web.Tests.Pages;

public sealed class DataCardTests
{
    private static readonly ImportRecord Quarter = new()
    {
        Id = 2,
        Kind = "fsds",
        FileName = "2025q1.zip",
        Sha256 = "67696a7c0123456789",
        TagHash = "tags",
        StartedAtUtc = new DateTime(2025, 5, 1, 12, 0, 0, DateTimeKind.Utc),
        FinishedAtUtc = new DateTime(2025, 5, 1, 12, 0, 4, DateTimeKind.Utc),
        Bytes = 75_601_084,
        RowsRead = 3_900_000,
        FactsStored = 496_000,
        FactsKnown = 12,
        Companies = 6_200,
        Rejects = [new ImportReject("bad_date", 2, ["2025q1.zip/num.txt:17: 99999999"]), new ImportReject("of_tomorrow", 1, [])],
        Seconds = 4.25,
        DataVersion = 7,
    };

    [Fact]
    public async Task A_file_tells_its_figures_and_opens_its_rejected_rows_with_file_and_line()
    {
        await using var context = PageContext.Create();
        var table = context.Render<ImportTable>(p => p.Add(t => t.Entries, [new ImportEntry(Quarter, null, null)]));
        Assert.Equal(["3,900,000", "496,000", "12", "6,200", "3", "4.2 s", "75.6 MB", "7"], table.FindAll("tbody td.num").Select(c => c.TextContent.Trim()));
        Assert.Equal("67696a7c", table.Find(".sha").TextContent);
        Assert.Equal(Quarter.Sha256, table.Find(".sha").GetAttribute("data-copy-text"));
        Assert.Empty(table.FindAll(".import-rejects"));

        table.Find("button.figure").Click();

        Assert.Equal(["2 No date of the calendar", "1 of_tomorrow"], table.FindAll(".import-rejects dt").Select(d => d.TextContent.Trim()));
        Assert.Equal("2025q1.zip/num.txt:17: 99999999", table.Find(".import-rejects code").TextContent);
    }

    [Fact]
    public async Task A_file_issued_again_says_so()
    {
        await using var context = PageContext.Create();
        var table = context.Render<ImportTable>(p => p.Add(t => t.Entries, [new ImportEntry(Quarter, Quarter with { Id = 1, Sha256 = "bb" }, null)]));
        Assert.Contains("Issued again", table.Find(".import-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_read_with_another_list_of_tags_asks_to_be_imported_again()
    {
        await using var context = PageContext.Create();
        var table = context.Render<ImportTable>(p => p.Add(t => t.Entries, [new ImportEntry(Quarter, null, null) { MayHoldMore = true }]));
        Assert.Contains("Import the file again", table.Find(".import-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_changed_chain_moved_is_told_by_concept_with_the_largest_moves_and_their_tags()
    {
        await using var context = PageContext.Create();
        var run = new ResolutionRun
        {
            MadeBefore = "1-a",
            MadeWith = "2-b",
            StartedAtUtc = DateTime.UnixEpoch,
            FinishedAtUtc = DateTime.UnixEpoch,
            Companies = 396,
            Figures = 178_000,
            Seconds = 3.2,
            DataVersion = 8,
            Moves =
            [
                new ConceptMoves(Concept.NetIncome, 1, 0, 123,
                [
                    new MovedFigure(1063761, "Simon Property Group", new DateOnly(2024, 12, 31), "USD", 2_729e6, 2_371e6, "ProfitLoss", "ProfitLoss 2,729,000,000 − NetIncomeLossAttributableToNoncontrollingInterest 358,000,000"),
                    new MovedFigure(9389, "Ball", new DateOnly(2022, 12, 31), "USD", null, 719e6, null, "NetIncomeLoss"),
                ]),
            ],
        };
        var table = context.Render<MovesTable>(p => p.Add(t => t.Run, run));

        Assert.Contains("Of 178,000 annual figures 124 moved", table.Find(".moves-lead").TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "0", "123", "2.7 bn", "2.4 bn", "–", "719.0 m"], table.FindAll("tbody td.num").Select(c => c.TextContent.Trim()));
        Assert.Equal(
            ["/company/1063761", "/company/1063761?show=net_income&year=2024", "/company/9389", "/company/9389?show=net_income&year=2022"],
            table.FindAll("tbody a").Select(a => a.GetAttribute("href")));
        Assert.Equal("– → NetIncomeLoss", table.FindAll("tbody small")[1].TextContent);
    }

    [Fact]
    public async Task Coverage_is_said_in_numbers_and_its_colour_only_repeats_them()
    {
        await using var context = PageContext.Create();
        var end = new DateOnly(2024, 12, 31);
        ResolvedValue Value(int cik, Concept concept, byte quarters) => new(
            cik, concept, new FiscalPeriod(end, quarters), new DateOnly(2025, 2, 7), new Accession(cik), "10-K", "USD", 1, 1, 1, false, ValueFlags.None, null);
        var set = FundamentalsSet.Of(
            [Value(1, Concept.Revenue, FiscalPeriod.Year), Value(1, Concept.Assets, FiscalPeriod.Instant)], [Value(2, Concept.Revenue, FiscalPeriod.Year)]);
        var card = context.Render<CoverageCard>(p => p.Add(c => c.Coverage, ConceptCoverage.Of(set, HandmadeBook.AsOf)).Add(c => c.AsOf, HandmadeBook.AsOf));
        var cells = card.FindAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelector("td")!);
        Assert.Equal(ConceptInfo.All.Count, cells.Count);
        Assert.Equal(("100%", "50%", "–"), (cells["Revenue"].TextContent, cells["Total assets"].TextContent, cells["Goodwill"].TextContent));
        Assert.Equal("Total assets, fiscal year 2024: 1 of 2 companies", cells["Total assets"].GetAttribute("title"));
        Assert.Contains("23%", cells["Total assets"].GetAttribute("style"), StringComparison.Ordinal);
    }

    private static readonly HaloScreener.Web.Features.Screen.ScreenAddress OfADay = HaloScreener.Web.Features.Screen.ScreenAddress.Of("http://localhost/data?asOf=2025-06-30");

    [Fact]
    public async Task A_made_up_tag_tells_what_it_looks_like_and_leads_to_an_example_s_company_and_filing()
    {
        await using var context = PageContext.Create();
        var example = new CustomStatement(
            SmallUniverse.Union.Cik, Concept.Capex, "CapitalExpenditures", new FiscalPeriod(new(2024, 12, 31), 4), "USD", 3_452e6, new Accession(10088525000012), "10-K", new(2025, 2, 7));
        var table = context.Render<CustomTagTable>(p => p
            .Add(t => t.Book, SmallUniverse.Book).Add(t => t.Query, OfADay).Add(t => t.Tags, [new CustomTag(Concept.Capex, "CapitalExpenditures", 2, 3, example)]));
        Assert.Equal(
            ["Capex", "2", "3", "Union Rail Corp FY ended Dec 2024", "3.5 bn", "10-K, 2025-02-07"], table.FindAll("tbody td").Select(c => c.TextContent.Trim()));
        Assert.Equal("/company/100885?asOf=2025-06-30", table.FindAll("a")[0].GetAttribute("href"));
        Assert.Contains("/Archives/edgar/data/100885/", table.FindAll("a")[1].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_leads_to_the_screens_behind_its_counts_on_the_same_day()
    {
        await using var context = PageContext.Create();
        var view = context.Render<DataView>(p => p.Add(v => v.Book, SmallUniverse.Book).Add(v => v.Query, OfADay));
        var links = view.FindAll("a").ToLookup(a => a.TextContent.Trim(), a => a.GetAttribute("href")!);
        Assert.Equal("/screen?track=all&asOf=2025-06-30&rated=false&reason=shell&cols=ticker,name,sector,reason,reason_detail,period_end,filed", links["Shell company or blank check"].Single());
        Assert.StartsWith("/screen?track=all&asOf=2025-06-30&period_end=2024-10-01..2024-12-31&", links["6–9 months"].Single(), StringComparison.Ordinal);
        Assert.All(links.SelectMany(l => l).Where(h => h.StartsWith("/screen", StringComparison.Ordinal)),
            href => Assert.Empty(Scoring.Screening.ScreenRequest.Parse(href[href.IndexOf('?', StringComparison.Ordinal)..], SmallUniverse.Book.Method).Errors));
    }
}
