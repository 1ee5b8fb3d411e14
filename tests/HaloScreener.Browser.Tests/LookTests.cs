using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class LookTests(Dashboard dashboard)
{
    internal const string Background = "getComputedStyle(document.body).backgroundColor";
    internal const string DarkBackground = "rgb(14, 20, 27)";

    /// <summary>What a finger would miss (under 24 px, links in a sentence apart) or an eye strain at (under 12 px, raised and lowered signs apart).</summary>
    private const string TooSmall = """
        (() => {
            const seen = e => {
                const box = e.getBoundingClientRect();
                return box.width > 1 && box.height > 1 && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.visually-hidden, .skip-link, svg');
            };
            const inSentence = e => getComputedStyle(e).display === 'inline' && [...e.parentNode.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
            const targets = [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select, textarea')]
                .filter(e => seen(e) && !inSentence(e)).map(e => [e, e.getBoundingClientRect()]).filter(([, box]) => Math.min(box.width, box.height) < 23.5)
                .map(([e, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${e.outerHTML.slice(0, 120)}`);
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const small = [];
            while (texts.nextNode()) {
                const [text, e] = [texts.currentNode.textContent.trim(), texts.currentNode.parentElement];
                if (text && seen(e) && !e.closest('script, style, sub, sup, math') && parseFloat(getComputedStyle(e).fontSize) < 12) small.push(`${getComputedStyle(e).fontSize}: ${text}`);
            }
            return [...targets, ...small].slice(0, 10);
        })()
        """;

    [Theory, MemberData(nameof(AxeTests.Pages), MemberType = typeof(AxeTests))]
    public async Task A_page_fits_a_telephone_comes_from_this_server_alone_and_leaves_the_console_silent(string path)
    {
        var page = await dashboard.NewPageAsync(width: 390, height: 844);
        var strangers = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(dashboard.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                strangers.Add(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(path);
        await Dashboard.LiveAsync(page);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(strangers);
        Assert.Empty(errors);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(TooSmall));
    }

    [Fact]
    public async Task Formulas_stay_set_as_fractions_once_the_server_has_taken_the_page_over()
    {
        var page = await dashboard.OpenAsync("/method");
        Assert.Equal(0, await page.Locator("math *").EvaluateAllAsync<int>("all => all.filter(e => e.namespaceURI !== 'http://www.w3.org/1998/Math/MathML').length"));
        Assert.True(await page.Locator("mfrac").First.EvaluateAsync<bool>("f => f.children[1].getBoundingClientRect().top >= f.children[0].getBoundingClientRect().bottom"));
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_it_is_chosen_and_the_choice_is_remembered()
    {
        var page = await dashboard.OpenAsync("/screen", dark: true);
        Assert.Equal(DarkBackground, await page.EvaluateAsync<string>(Background));
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        Assert.Equal("rgb(246, 247, 249)", await page.EvaluateAsync<string>(Background));
        await page.ReloadAsync();
        Assert.Equal("light", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        Assert.Equal("rgb(246, 247, 249)", await page.EvaluateAsync<string>(Background));
    }

    [Fact]
    public async Task On_a_telephone_the_pages_are_behind_a_menu_and_the_filters_behind_a_button()
    {
        var page = await dashboard.OpenAsync("/", width: 390, height: 844);
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Open the menu" });
        await menu.PressAsync("Enter");
        // The focus goes into what has opened, and back to what opened it.
        await Expect(page.Locator(".nav-drawer a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await menu.ClickAsync();
        await page.Locator(".nav-drawer").GetByRole(AriaRole.Link, new() { Name = "Screen", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/screen$"));
        await Expect(page.Locator("th.col-halo")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        await Expect(page.Locator(".filter-drawer-head button")).ToBeFocusedAsync();
        await page.Locator(".filter-drawer").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Transport") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sector=transport"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(page.Locator("main .page-head")).ToContainTextAsync("16 of 350");
        // A row opens where it is tapped beside its links, and is ticked and shared from there.
        await page.Locator("tbody tr[data-href] td.pin-rank, tbody tr[data-href] td.col-rank").First.ClickAsync(new() { Position = new() { X = 3, Y = 3 } });
        await page.Locator(".row-detail-actions").GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.Locator(".selection-bar [role=status]")).ToHaveTextAsync("1 selected");
        await Expect(page.Locator(".selection-bar").GetByRole(AriaRole.Link, new() { Name = "Compare" })).ToBeInViewportAsync();
        await page.Locator(".copy-link summary").ClickAsync();
        await Expect(page.Locator(".copy-link [data-copy]").First).ToBeVisibleAsync();
        await page.GetByLabel("More settings").ClickAsync();
        await page.Locator(".more-menu [data-density-switch]").ClickAsync();
        Assert.Equal("comfortable", await page.EvaluateAsync<string>("document.documentElement.dataset.density"));
        await page.GetByLabel("More settings").ClickAsync();
        await page.Locator(".more-menu [data-keys]").ClickAsync();
        await Expect(page.Locator("#key-help")).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab and tells where the focus went: the part of the page, and whether it can be seen there.</summary>
    private const string WhereTheFocusIs =
        """
        () => {
          const at = document.activeElement;
          const parts = [".skip-link", ".shell-side", ".shell-top", ".page-head", ".screen-filters", "thead", "tbody"];
          const style = getComputedStyle(at);
          const seen = style.outlineStyle !== "none" || at.matches("input[type=range]");
          return (parts.find(part => at.closest(part)) ?? "between") + (seen ? "" : " unseen: " + at.outerHTML.slice(0, 80));
        }
        """;

    [Fact]
    public async Task The_tab_key_goes_through_the_screen_from_head_to_filters_to_rows_and_the_focus_is_always_seen()
    {
        var page = await dashboard.OpenAsync("/screen");
        var parts = new List<string>();
        while (parts.LastOrDefault() != "tbody" && parts.Count < 200)
        {
            await page.Keyboard.PressAsync("Tab");
            parts.Add(await page.EvaluateAsync<string>(WhereTheFocusIs));
        }
        Assert.DoesNotContain(parts, p => p.Contains("unseen", StringComparison.Ordinal));
        // Chromium stops at a box that scrolls on the way into the table.
        string[] order = [.. parts.Where((part, i) => part != "between" && (i == 0 || parts[i - 1] != part))];
        Assert.Equal([".skip-link", ".shell-side", ".shell-top", ".page-head", ".screen-filters", "thead", "tbody"], order);
    }
}
