using System.Net;
using System.Text;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Tests.Whole;

/// <summary>Every number of every page leads to the filings behind it in one click.</summary>
[Collection(WholeProgram.Shared)]
public sealed class EveryNumberTests(WholeProgram program)
{
    /// <summary>Of one day, so that what another test imports later changes nothing.</summary>
    private const string Day = "asOf=2025-09-30";

    /// <summary>Kinds of ways followed from each page.</summary>
    private const int Followed = 12;

    /// <summary>Beside each page with its usual parameters: a company at risk, a financial one, sectors side by side, a watchlist since a day, a list that should rank low.</summary>
    private IEnumerable<string> Pages =>
    [
        .. AllAddresses.Pages(program.ListId),
        "/screen?size=25&track=all&cols=" + string.Join(',', ScreenColumns.Of(ScoringMethod.Default).All.Select(c => c.Id)), "/company/789019", "/company/19617", "/compare?sector=transport,utilities", "/sectors?by=sic2", "/map?sector=utilities", "/stress?sector=software",
        $"/validate?list={program.ListId}", "/validate?tickers=ADBE,MSFT,ZZZZ&label=at_risk", "/figures?of=sectors&figure=halo&group=transport", "/figures?of=validate&figure=gain_halo_sector&tickers=UNP,NEE,MSFT",
        $"/figures?of=list&figure=chance_in_tenth&group=1&list={program.ListId}",
    ];

    [Fact]
    public async Task No_page_shows_a_number_that_does_not_lead_to_its_filings()
    {
        var failed = new List<string>();
        foreach (var page in Pages)
        {
            var main = PageNumbers.MainOf((await AnswerAsync(page)).Body);
            failed.AddRange(PageNumbers.WithoutWay(main).Concat(PageNumbers.Astray(main)).Select(number => $"{page[..Math.Min(60, page.Length)]}: {number}"));
        }
        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    [Fact]
    public async Task Where_a_number_leads_its_tag_form_and_accession_stand()
    {
        var failed = new List<string>();
        var followed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in Pages)
        {
            foreach (var way in PageNumbers.Ways(PageNumbers.MainOf((await AnswerAsync(page)).Body)).Where(followed.Add).Take(Followed))
            {
                var source = await program.GetAsync(way);
                if (source.Status != HttpStatusCode.OK || !PageNumbers.IsSource(Encoding.UTF8.GetString(source.Body)))
                    failed.Add($"{page} leads to {way}, which answers {(int)source.Status} and names no filing.");
            }
        }
        Assert.True(followed.Count > 50, $"Only {followed.Count} ways were found.");
        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    private async Task<Answered> AnswerAsync(string page)
    {
        var answer = await program.GetAsync(AllAddresses.And(page, Day));
        Assert.True(answer.Status == HttpStatusCode.OK, $"{page} answered {(int)answer.Status}.");
        return answer;
    }
}
