using System.Globalization;
using Bunit;
using HaloScreener.Scoring.Compare;
using HaloScreener.Scoring.Screening;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Compare;

namespace HaloScreener.Web.Tests.Pages;

public sealed class CompareTableTests
{
    [Fact]
    public void Every_number_of_a_company_leads_to_the_filings_behind_it_on_the_same_day()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        using var context = PageContext.Create();
        var book = SmallUniverse.Book;
        string[] ids = [.. book.Companies.Where((_, row) => book.Ranking.Rank[row] > 0).Take(2).Select(c => c.Cik.ToString(CultureInfo.InvariantCulture))];
        var request = new CompareRequest { AsOf = book.Key.AsOf, Ids = Values.From(ids) };

        var table = context.Render<CompareTable>(p => p.Add(t => t.Answer, CompareAnswer.Of(book, request)).Add(t => t.To, _ => "/compare"));

        var expected = string.Create(CultureInfo.InvariantCulture, $"/company/{ids[0]}?asOf={book.Key.AsOf:yyyy-MM-dd}&show=revenue");
        Assert.Contains(expected, table.FindAll("td a.source").Select(a => a.GetAttribute("href")));
        Assert.Contains(table.FindAll("td a.source"), a => a.GetAttribute("href")!.EndsWith("&show=ppe_intensity", StringComparison.Ordinal));
    }
}
