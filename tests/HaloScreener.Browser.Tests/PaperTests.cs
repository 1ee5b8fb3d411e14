using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

/// <summary>What comes out of a printer.</summary>
public sealed partial class PaperTests(Dashboard dashboard)
{
    private const int LongSide = 842;
    private const int ShortSide = 595;

    [Fact]
    public async Task A_screen_is_light_whole_and_on_the_papers_long_side_from_its_first_sheet()
    {
        var page = await dashboard.OpenAsync("/screen?sector=utilities", dark: true);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        foreach (var hidden in new[] { ".shell-side", ".screen-filters", ".pager", ".page-head .actions" })
            await Expect(page.Locator(hidden).First).ToBeHiddenAsync();
        await Expect(page.Locator(".shell-foot")).ToContainTextAsync("/screen?sector=utilities");
        await Expect(page.Locator(".chips-top")).ToContainTextAsync("As of");
        Assert.Equal("table-header-group", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.screen thead')).display"));
        // As wide as A4 leaves between its margins of 12 mm, in pixels of CSS.
        await page.SetViewportSizeAsync((297 - 24) * 96 / 254 * 10, 700);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.screen table').getBoundingClientRect().right <= innerWidth + 1"));
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        Assert.Equal([(LongSide, ShortSide)], (await SheetsAsync(page)).Distinct());
    }

    [Fact]
    public async Task A_company_is_a_report_of_few_sheets_with_its_pictures_inside_their_cards()
    {
        var page = await dashboard.OpenAsync("/company/UNP", dark: true);
        Assert.InRange((await SheetsAsync(page)).Count, 2, 4);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".shell-side")).ToBeHiddenAsync();
        Assert.Equal(4, await page.EvaluateAsync<int>("getComputedStyle(document.querySelector('.cards')).gridTemplateColumns.split(' ').length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.card img')].filter(i => i.offsetParent && i.getBoundingClientRect().bottom > i.closest('.card').getBoundingClientRect().bottom).length"));
    }

    /// <summary>Width and height of each sheet in points, as Chromium prints it.</summary>
    private static async Task<IReadOnlyList<(int Width, int Height)>> SheetsAsync(IPage page)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        return [.. MediaBox().Matches(pdf).Select(m => (Points(m.Groups[1]), Points(m.Groups[2])))];
    }

    private static int Points(Group number) => (int)Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex MediaBox();
}
