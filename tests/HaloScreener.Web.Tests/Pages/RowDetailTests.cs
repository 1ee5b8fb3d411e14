using System.Text.RegularExpressions;
using Bunit;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Screen;

namespace HaloScreener.Web.Tests.Pages;

public sealed partial class RowDetailTests
{
    [Fact]
    public async Task Every_number_of_an_opened_row_leads_to_its_sources()
    {
        await using var context = PageContext.Create();
        var book = SmallUniverse.Book;
        var detail = context.Render<RowDetail>(p => p.Add(d => d.Book, book).Add(d => d.Ranking, book.Ranking).Add(d => d.Row, book.RowOf(SmallUniverse.Union.Cik)!.Value));

        var withNumbers = detail.FindAll("h3, .part-raw, .part-points").Where(e => Digit().IsMatch(e.TextContent)).ToArray();
        Assert.NotEmpty(withNumbers);
        Assert.All(withNumbers, e => Assert.DoesNotMatch(Digit(), Link().Replace(e.InnerHtml, "")));
        Assert.Equal(["h", "r"], detail.FindAll("h3 a").Select(a => a.GetAttribute("href")!.Split("show=")[1]));
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();

    [GeneratedRegex("<a .*?</a>")]
    private static partial Regex Link();
}
