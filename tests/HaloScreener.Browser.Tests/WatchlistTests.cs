using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class WatchlistTests(Dashboard dashboard)
{
    [Fact]
    public async Task A_pasted_list_becomes_a_table_that_takes_notes_and_comes_back_after_it_was_deleted()
    {
        var page = await CreateAsync("Pasted");
        await page.GetByLabel("Tickers, CIKs or company names").FillAsync("UNP, brk.b\nNextEra Energy, Inc.\n789019\nNo Such Company Ltd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the list" }).ClickAsync();

        await Expect(page.Locator(".add-companies [role=status]")).ToContainTextAsync("Not found: ");
        await Expect(page.Locator(".unmatched")).ToContainTextAsync("No Such Company Ltd");
        await Expect(Member(page, "UNP")).ToContainTextAsync("Union Pacific");
        await Expect(Member(page, "NEE")).ToHaveCountAsync(1);
        await Expect(Member(page, "MSFT")).ToContainTextAsync("Heavy-perishable");

        await Member(page, "UNP").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Add a note") }).ClickAsync();
        await page.GetByLabel("Note on UNP").FillAsync("Class I rail");
        await page.GetByLabel("Note on UNP").PressAsync("Control+Enter");
        await Expect(Member(page, "UNP").Locator(".note")).ToHaveTextAsync("Class I rail");

        await Member(page, "MSFT").GetByRole(AriaRole.Button, new() { Name = "Move MSFT up" }).ClickAsync();
        await Expect(page.Locator(".members .company b").Nth(2)).ToHaveTextAsync("MSFT");
        // The button that moved the row keeps the focus, so that Enter moves it again.
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".members .company b").Nth(1)).ToHaveTextAsync("MSFT");

        var address = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(dashboard.Address + "/watchlists");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Pasted", Exact = true })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Pasted", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(address);
        await Expect(Member(page, "UNP").Locator(".note")).ToHaveTextAsync("Class I rail");
    }

    [Fact]
    public async Task Two_people_at_one_list_see_each_other_and_neither_note_is_lost()
    {
        var ann = await CreateAsync("Shared");
        await ann.GetByLabel("Tickers, CIKs or company names").FillAsync("UNP\nCSX");
        await ann.GetByRole(AriaRole.Button, new() { Name = "Add to the list" }).ClickAsync();
        await Expect(Member(ann, "CSX")).ToHaveCountAsync(1);
        var bob = await dashboard.OpenAsync(new Uri(ann.Url).AbsolutePath);

        await BeginNoteAsync(ann, "UNP", "Ann's");
        await BeginNoteAsync(bob, "UNP", "Bob's");
        await Member(ann, "UNP").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Member(ann, "UNP").Locator(".note")).ToHaveTextAsync("Ann's");
        await Member(bob, "UNP").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        // Bob is shown both, and keeps both; Ann sees it without doing anything.
        await Expect(Member(bob, "UNP").Locator(".note-theirs")).ToHaveTextAsync("Ann's");
        await Expect(bob.GetByLabel("Note on UNP")).ToHaveValueAsync("Bob's");
        await Member(bob, "UNP").GetByRole(AriaRole.Button, new() { Name = "Keep both" }).ClickAsync();
        await Expect(Member(ann, "UNP").Locator(".note")).ToContainTextAsync("Bob's");
        await Expect(Member(ann, "UNP").Locator(".note")).ToContainTextAsync("Ann's");

        await Member(bob, "CSX").GetByRole(AriaRole.Button, new() { Name = "Remove CSX from the list" }).ClickAsync();
        await Expect(Member(ann, "CSX")).ToHaveCountAsync(0);
        await bob.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.WaitForAsync();
        await bob.Keyboard.PressAsync("Control+z");
        await Expect(Member(ann, "CSX")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_file_of_holdings_is_taken_and_a_hostile_one_refused_with_its_name_and_reason()
    {
        var page = await CreateAsync("Holdings");
        var input = page.Locator(".add-file input[type=file]");
        await Dashboard.ChooseAsync(input, "fund.csv", "My fund\n\nName,Ticker,Notes\nUnion Pacific,UNP,\"rail, heavy\"\nCash,-,\n");
        await Expect(Member(page, "UNP").Locator(".note")).ToHaveTextAsync("rail, heavy");
        await Expect(page.Locator(".unmatched")).ToContainTextAsync("line 5");
        await Dashboard.ChooseAsync(input, "bomb.xlsx", "PK\u0003\u0004 no zip at all");
        await Expect(page.Locator(".add-companies [role=status]")).ToContainTextAsync("bomb.xlsx: this workbook cannot be read");
        await Expect(page.Locator(".members tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Ticked_rows_of_the_screen_go_side_by_side_and_into_a_list_that_filters_the_screen()
    {
        var page = await dashboard.OpenAsync("/screen?sector=transport");
        await page.Locator("tbody tr[data-href]").First.GetByRole(AriaRole.Checkbox).CheckAsync();
        // The second by keyboard: to the row, then x.
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("tbody tr[data-href]").Nth(1).Locator("a.company").FocusAsync();
        await page.Keyboard.PressAsync("x");
        var bar = page.Locator(".selection-bar");
        await Expect(bar).ToContainTextAsync("2 selected");

        await bar.GetByText("Add to watchlist").ClickAsync();
        await bar.GetByLabel("Name of a new watchlist").FillAsync("Ticked rows");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.Locator(".mud-snackbar").Last).ToContainTextAsync("Added to “Ticked rows”: 2");
        await page.Locator(".screen-filters").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Ticked rows") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("list=\\d+"));
        await Expect(page.Locator("tbody tr[data-href]")).ToHaveCountAsync(2);

        await bar.GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/compare\\?ids=\\d+,\\d+$"));
        await Expect(page.Locator(".compare thead th")).ToHaveCountAsync(2);
        await Expect(page.Locator(".compare .mark-best").First).ToContainTextAsync("best");
    }

    [Fact]
    public async Task A_screen_is_saved_under_a_name_found_again_and_deleted_with_a_way_back()
    {
        var page = await dashboard.OpenAsync("/screen?sector=utilities&sort=-revenue");
        await page.GetByText("Saved", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Name for this screen").FillAsync("Large utilities");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save screen" }).ClickAsync();
        var saved = page.GetByRole(AriaRole.Link, new() { Name = "Large utilities" });
        await Expect(saved).ToHaveAttributeAsync("aria-current", "true");

        await page.GotoAsync("/screen");
        await Dashboard.LiveAsync(page);
        await page.GetByText("Saved", new() { Exact = true }).ClickAsync();
        await saved.ClickAsync();
        await Expect(page).ToHaveURLAsync(dashboard.Address + "/screen?sector=utilities&sort=-revenue");
        await page.GetByText("Saved", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Large utilities" }).ClickAsync();
        await Expect(saved).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Expect(page.Locator(".saved-open")).ToContainTextAsync(["Large utilities"]);
        // The menu in which it was deleted is still open.
        await Expect(saved).ToBeVisibleAsync();
    }

    private async Task<IPage> CreateAsync(string name)
    {
        var page = await dashboard.OpenAsync("/watchlists");
        await page.GetByLabel("Name of a new watchlist").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "New watchlist" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        return page;
    }

    private static async Task BeginNoteAsync(IPage page, string label, string text)
    {
        await Member(page, label).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Add a note") }).ClickAsync();
        await page.GetByLabel("Note on " + label).FillAsync(text);
    }

    private static ILocator Member(IPage page, string label) =>
        page.Locator(".members tbody tr", new() { Has = page.Locator(".company b", new() { HasTextRegex = new Regex($"^{label}$") }) });
}
