using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>What axe, which reads a page as those do who see badly or not at all, finds wrong.</summary>
public sealed class AxeTests(Dashboard dashboard)
{
    /// <summary>What looks at colours: all that the dark changes.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Runs all rules, or those named, on a part of the page; without resultTypes axe also describes each element that is in order.</summary>
    private const string Run = """
        async (part, rules) => {
            const { violations } = await axe.run(part, { resultTypes: ["violations"], ...(rules.length ? { runOnly: { type: "rule", values: rules } } : {}) });
            return violations.filter(v => v.impact === "serious" || v.impact === "critical")
                .map(v => `${v.id}: ${v.help} — ${v.nodes.slice(0, 3).map(n => n.html).join(" | ")}`);
        }
        """;

    /// <summary>One of each kind; screens of 25 rows, because rows are alike and axe looks at every one.</summary>
    public static TheoryData<string> Pages =>
    [
        "/", "/screen?size=25", "/screen?track=all&rated=false&size=25", "/map?color=sector&company=UNP", "/company/789019", "/company/865941", "/sectors",
        "/figures?of=sectors&figure=capex_to_revenue&group=utilities", "/migration", "/ai-capex", "/stress", "/validate?tickers=UNP,CSX,NEE,ADBE,JPM,ZZZZ", "/data", "/method",
        "/nowhere", "/watchlists", "/compare?ids=UNP,MSFT,JPM", "/compare?sector=transport,utilities",
    ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_serious_in_either_theme(string path)
    {
        var page = await dashboard.OpenAsync(path);
        await IsInOrderAsync(page, page.Locator("html"));
    }

    /// <summary>What a page looks like once somebody works with it, and once it reads Chinese; of one row, because axe goes through the whole page each time.</summary>
    [Theory, InlineData("en-GB"), InlineData("zh-CN")]
    public async Task Axe_finds_nothing_serious_in_what_opens_and_in_a_filled_list(string language)
    {
        var page = await dashboard.OpenAsync("/screen?q=union%20pacific", language: language);
        await page.Locator("[data-expand]").First.ClickAsync();
        await Expect(page.Locator(".row-detail")).ToBeVisibleAsync();
        await page.Locator("tbody tr[data-href] [data-select]").First.CheckAsync();
        await page.Locator(".selection-bar summary").First.ClickAsync();
        await Expect(page.Locator(".selection-bar .pop-body")).ToBeVisibleAsync();
        await IsInOrderAsync(page, page.Locator("html"));
        foreach (var menu in (string[])[".page-head summary.btn-primary", ".copy-link summary", ".page-head details:has(.saved-menu) > summary", ".page-head details:has(.pop-columns) > summary", ".chips-top summary"])
        {
            await page.Locator(menu).First.ClickAsync();
            await LooksRightAsync("details[data-pop][open]");
        }
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-search]").FillAsync(language == "zh-CN" ? "公用" : "uti");
        await Expect(page.Locator(".search-option").First).ToBeVisibleAsync();
        await LooksRightAsync(".search");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-keys]").First.ClickAsync();
        await LooksRightAsync("#key-help[open]");

        await page.GotoAsync("/watchlists");
        await Dashboard.LiveAsync(page);
        await page.Locator("main form.new-list input").FillAsync("Seen " + language);
        await page.Locator("main form.new-list button").ClickAsync();
        await page.Locator("#add-text").FillAsync("UNP\nADBE\nJPM\nNobody");
        await page.Locator(".add-companies button[type=submit]").ClickAsync();
        await Expect(page.Locator(".members tbody tr")).ToHaveCountAsync(3);
        await LooksRightAsync("html");

        foreach (var path in (string[])["/screen?h=x&zz=1", "/error"])
        {
            await page.GotoAsync(path);
            await Dashboard.LiveAsync(page);
            await LooksRightAsync("html");
        }

        // Chinese has other words and no other colours or roles.
        async Task LooksRightAsync(string part)
        {
            await Expect(page.Locator(part)).ToBeVisibleAsync();
            if (language == "zh-CN")
                Assert.Empty(dashboard.English.In(await page.ContentAsync()));
            else
                await IsInOrderAsync(page, page.Locator(part));
        }
    }

    /// <summary>Asks axe for everything in the light; in the dark the same page has other colours and nothing else.</summary>
    private static async Task IsInOrderAsync(IPage page, ILocator part)
    {
        // Once for each document. The package's own way for Playwright, made for pages with frames, opens a second page for each answer.
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        Assert.Empty(await part.EvaluateAsync<string[]>(Run, Array.Empty<string>()));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal(LookTests.DarkBackground, await page.EvaluateAsync<string>(LookTests.Background));
        Assert.Empty(await part.EvaluateAsync<string[]>(Run, Colours));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }
}
