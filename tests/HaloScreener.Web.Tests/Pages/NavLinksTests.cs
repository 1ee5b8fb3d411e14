using Bunit;
using HaloScreener.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HaloScreener.Web.Tests.Pages;

public sealed class NavLinksTests
{
    [Fact]
    public void The_menu_keeps_the_day_and_basis_of_the_open_page_and_marks_it()
    {
        using var context = PageContext.Create();
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/watchlists/3?asOf=2023-06-30&basis=ttm&sort=name");
        var menu = context.Render<NavLinks>();

        Assert.Equal("/map?asOf=2023-06-30&basis=ttm", menu.Find("a[href^='/map']").GetAttribute("href"));
        Assert.Equal("/watchlists?asOf=2023-06-30&basis=ttm", menu.Find("[aria-current=page]").GetAttribute("href"));

        navigation.NavigateTo("/screen?asOf=someday");
        menu.WaitForAssertion(() => Assert.Equal("/screen", menu.Find("[aria-current=page]").GetAttribute("href")));
    }
}
