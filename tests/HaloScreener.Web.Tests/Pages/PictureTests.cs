using Bunit;
using HaloScreener.Scoring.Book;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Shared;

namespace HaloScreener.Web.Tests.Pages;

public sealed class PictureTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(7L)]
    public async Task A_picture_is_fetched_under_the_data_version_that_it_shows_so_that_newer_figures_are_another_address(long? version)
    {
        await using var context = PageContext.Create();

        var gate = context.Render<BookGate>(page => page.Add<Picture, ScoreBook>(g => g.ChildContent, book => picture => picture
            .Add(p => p.Path, "/charts/map.svg").Add(p => p.Width, 640).Add(p => p.Height, 460).Add(p => p.Alt, "A map").Add(p => p.Version, version)));

        var expected = version ?? SmallUniverse.Book.Key.DataVersion;
        Assert.Equal([$"/charts/map.svg?w=640&h=460&data={expected}", $"/charts/map.svg?w=640&h=460&theme=dark&data={expected}"], gate.FindAll("img").Select(i => i.GetAttribute("src")));
        // The room of the narrow picture is known before it is there: 460 × 360 ÷ 640, and 60 more for its words.
        Assert.All(gate.FindAll("source"), s => Assert.Equal(("360", "318"), (s.GetAttribute("width"), s.GetAttribute("height"))));
    }
}
