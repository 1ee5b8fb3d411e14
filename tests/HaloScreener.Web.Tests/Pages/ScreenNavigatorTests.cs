using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Screen;
using Microsoft.AspNetCore.Components;

namespace HaloScreener.Web.Tests.Pages;

public sealed class ScreenNavigatorTests
{
    private readonly SlowNavigation _navigation = new();
    private readonly ScreenLinks _drawn = new(new ScreenRequest(), ["rank", "name", "halo"]);

    [Fact]
    public void A_second_control_builds_on_the_address_that_the_first_one_is_still_under_way_to()
    {
        using var navigator = new ScreenNavigator(_navigation);
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Range("h", 60, null));
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Text("rail"));
        Assert.Equal(["/screen?h=60..", "/screen?q=rail&h=60.."], _navigation.Asked);
    }

    [Fact]
    public void Once_the_address_has_arrived_the_page_as_drawn_counts_again()
    {
        using var navigator = new ScreenNavigator(_navigation);
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Range("h", 60, null));
        _navigation.Arrive("/screen?h=60..");
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Text("rail"));
        Assert.Equal("/screen?q=rail", _navigation.Asked[^1]);
    }

    [Fact]
    public void A_link_followed_meanwhile_ends_the_wait()
    {
        using var navigator = new ScreenNavigator(_navigation);
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Range("h", 60, null));
        _navigation.Arrive("/screen?page=2", byLink: true);
        navigator.Go(_drawn, ScoringMethod.Default, links => links.Text("rail"));
        Assert.Equal("/screen?q=rail", _navigation.Asked[^1]);
    }

    /// <summary>As over a slow line: an address asked for arrives only when the browser has said so.</summary>
    private sealed class SlowNavigation : NavigationManager
    {
        public SlowNavigation() => Initialize("http://localhost/", "http://localhost/screen");

        public List<string> Asked { get; } = [];

        public void Arrive(string address, bool byLink = false)
        {
            Uri = "http://localhost" + address;
            NotifyLocationChanged(byLink);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
