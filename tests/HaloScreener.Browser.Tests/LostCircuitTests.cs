using System.Text.RegularExpressions;
using HaloScreener.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>A page whose connection to the server breaks: it says so, comes back by itself and has lost nothing.</summary>
public sealed class LostCircuitTests(Dashboard dashboard)
{
    /// <summary>What the page asks of the server over its circuit.</summary>
    private static readonly Regex Circuit = new("/_blazor");

    private const string Screen = "/screen?sector=transport,utilities&r=..60&w.ppe_intensity=0&sort=-r&cols=rank,ticker,name,r,halo";

    [Fact]
    public async Task A_cut_line_is_said_and_the_page_goes_on_where_it_was_once_it_is_whole()
    {
        var page = await dashboard.NewPageAsync();
        var (whole, lines) = (true, new List<IWebSocketRoute>());
        await page.RouteWebSocketAsync(Circuit, line =>
        {
            if (!whole)
            {
                _ = line.CloseAsync();
                return;
            }
            line.ConnectToServer();
            lines.Add(line);
        });
        // Without a socket Blazor would ask over plain requests.
        await page.RouteAsync(Circuit, route => whole ? route.ContinueAsync() : route.AbortAsync());
        await page.GotoAsync(Screen);
        await Dashboard.LiveAsync(page);
        await page.Locator("tbody tr[data-href]").First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.Locator(".selection-bar")).ToContainTextAsync("1 selected");
        var rows = await RowsAsync(page);

        whole = false;
        foreach (var line in lines)
            await line.CloseAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" });
        await Expect(dialog).ToContainTextAsync("Trying to reach the server again");
        await Expect(dialog).ToContainTextAsync(new Regex("Next try in [1-5] s"));
        whole = true;
        await Expect(dialog).ToBeHiddenAsync();
        Assert.Equal(dashboard.Address + Screen, page.Url);
        Assert.Equal(rows, await RowsAsync(page));
        // The circuit is the same one: it still knows what was ticked, and it answers.
        await Expect(page.Locator(".selection-bar")).ToContainTextAsync("1 selected");
        await page.Locator("th.col-halo").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=-halo"));
    }

    [Fact]
    public async Task A_server_that_starts_anew_finds_the_page_at_the_same_address_and_a_half_typed_note_is_handed_back()
    {
        var program = await dashboard.StartAnotherAsync(Ports.Free());
        await program.BecomeReadyAsync();
        var screen = await dashboard.NewPageAsync(of: program);
        await screen.GotoAsync(Screen);
        await Dashboard.LiveAsync(screen);
        var rows = await RowsAsync(screen);
        var list = await dashboard.NewPageAsync(of: program);
        await list.GotoAsync("/watchlists");
        await Dashboard.LiveAsync(list);
        await list.GetByLabel("Name of a new watchlist").FillAsync("Kept");
        await list.GetByRole(AriaRole.Button, new() { Name = "New watchlist" }).ClickAsync();
        await list.GetByLabel("Tickers, CIKs or company names").FillAsync("UNP\nhalf a na");
        var listAddress = list.Url;

        await program.DisposeAsync();
        await Expect(screen.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" })).ToBeVisibleAsync();
        await screen.EvaluateAsync("document.documentElement.dataset.before = ''");
        await using var again = await dashboard.StartAnotherAsync(program.Address.Port);

        await Expect(screen.Locator("html[data-before]")).ToHaveCountAsync(0);
        await Dashboard.LiveAsync(screen);
        await Expect(screen.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.EndsWith(Screen, screen.Url, StringComparison.Ordinal);
        await Expect(screen.Locator("tbody tr[data-href]")).ToHaveCountAsync(rows.Count);
        Assert.Equal(rows, await RowsAsync(screen));

        var dialog = list.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" });
        await Expect(dialog.GetByLabel("What you were typing")).ToHaveValueAsync("UNP\nhalf a na");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Dashboard.LiveAsync(list);
        Assert.Equal(listAddress, list.Url);
        await Expect(list.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kept");
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(IPage page) => await page.Locator("tbody tr[data-href] .company b").AllInnerTextsAsync();
}
