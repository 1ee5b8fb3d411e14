using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>The pointer goes to places in the window, so nothing may be imported meanwhile: what the page says of it moves them.</summary>
[Collection(DataTests.Imports)]
public sealed class MapTests(Dashboard dashboard)
{
    private const int UnionPacific = 100885;

    [Fact]
    public async Task A_dot_under_the_pointer_shows_its_card_and_a_click_opens_its_company()
    {
        var page = await dashboard.OpenAsync("/map");
        var (x, y) = await PlaceAsync(page, UnionPacific);

        await page.Mouse.MoveAsync(x - 1, y);
        await page.Mouse.MoveAsync(x, y);
        await Expect(page.Locator("[data-map-card]")).ToContainTextAsync("Union Pacific");
        await Expect(page.Locator("[data-map-card] dl")).ToContainTextAsync("Revenue");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-map-card]")).ToBeHiddenAsync();
        await page.Mouse.ClickAsync(x, y);

        await Expect(page).ToHaveURLAsync(dashboard.Address + $"/company/{UnionPacific}");
    }

    [Fact]
    public async Task A_rectangle_drawn_with_the_pointer_becomes_the_part_that_the_address_shows_and_back_leads_out()
    {
        var page = await dashboard.OpenAsync("/map");
        var (x, y) = await PlaceAsync(page, UnionPacific);

        await page.Mouse.MoveAsync(x - 120, y - 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 30, y + 60, new() { Steps = 4 });
        await page.Mouse.UpAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/map\?.*h=[\d.]+\.\.[\d.]+.*r=[\d.]+\.\.[\d.]+"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Whole map" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^UNP") })).ToBeVisibleAsync();
        // The same dot in the new picture: still under its place by the positions of the new address.
        var (nearX, nearY) = await PlaceAsync(page, UnionPacific);
        await page.Mouse.MoveAsync(nearX, nearY);
        await Expect(page.Locator("[data-map-card]")).ToContainTextAsync("Union Pacific");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(dashboard.Address + "/map");
    }

    [Fact]
    public async Task The_legend_filters_the_colour_switches_and_a_search_rings_without_losing_each_other()
    {
        var page = await dashboard.OpenAsync("/map");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sector", Exact = true }).ClickAsync();
        await page.Locator(".map-legend").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Utilities") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sector=utilities&color=sector$"));
        await page.GetByPlaceholder("Find on the map").FillAsync("southern co");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("sector=utilities&color=sector&company=SO$"));
        await Expect(page.Locator("[role=status].muted")).ToContainTextAsync("others stand faint");
        // The keyboard's way: the table behind the picture.
        await page.GetByRole(AriaRole.Link, new() { Name = "To the table" }).PressAsync("Enter");
        await Expect(page.Locator("#map-table")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/company/\d+$"));
    }

    /// <summary>Where a company's dot is in the window, by the positions that come with the picture that is shown.</summary>
    private static async Task<(float X, float Y)> PlaceAsync(IPage page, int cik)
    {
        var picture = page.Locator("[data-map] .only-light img");
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        var source = await picture.EvaluateAsync<string>("img => img.currentSrc");
        var answer = await page.APIRequest.GetAsync(source.Replace("map.svg", "map.json", StringComparison.Ordinal));
        var plan = (await answer.JsonAsync())!.Value;
        var point = plan.GetProperty("points").EnumerateArray().Single(p => p.GetProperty("id").GetInt32() == cik);
        await picture.ScrollIntoViewIfNeededAsync();
        var box = (await picture.BoundingBoxAsync())!;
        var scale = box.Width / plan.GetProperty("width").GetSingle();
        return (box.X + point.GetProperty("x").GetSingle() * scale, box.Y + point.GetProperty("y").GetSingle() * scale);
    }
}
