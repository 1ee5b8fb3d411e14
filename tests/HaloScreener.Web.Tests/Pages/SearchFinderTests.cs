using System.Globalization;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Layout;
using HaloScreener.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HaloScreener.Web.Tests.Pages;

public sealed class SearchFinderTests
{
    private readonly SearchFinder _finder;

    public SearchFinderTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        _finder = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Terms>().AddSingleton<SearchFinder>().BuildServiceProvider().GetRequiredService<SearchFinder>();
    }

    [Theory]
    [InlineData("met", SearchKind.Page, "/method")]
    [InlineData("pipelines", SearchKind.Sector, "/screen?sector=energy")]
    [InlineData("COOL", SearchKind.Theme, "/screen?theme=cooling")]
    [InlineData("railroads", SearchKind.Industry, "/screen?sic=4011")]
    [InlineData("401", SearchKind.Industry, "/screen?sic=4011")]
    public void Pages_sectors_themes_and_industries_are_found_by_the_beginning_of_a_word(string text, SearchKind kind, string href) =>
        Assert.Contains(_finder.Find(SmallUniverse.Book, text), hit => hit.Kind == kind && hit.Href == href);

    [Fact]
    public void Companies_come_first()
    {
        var company = SmallUniverse.Book.Companies[0];

        var first = _finder.Find(SmallUniverse.Book, company.Label)[0];

        Assert.Equal((SearchKind.Company, company.Label, $"/company/{company.Cik}"), (first.Kind, first.Mark, first.Href));
    }

    [Theory, InlineData(""), InlineData("  "), InlineData("ethod"), InlineData("<script>"), InlineData("%_\\'")]
    public void What_begins_no_word_finds_nothing(string text) => Assert.Empty(_finder.Find(SmallUniverse.Book, text));
}
