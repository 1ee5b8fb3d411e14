using System.Net;
using System.Text.RegularExpressions;

namespace HaloScreener.Browser.Tests;

/// <summary>Every page of the running program and what it refuses, asked for in Chinese: nothing on it is left in English.</summary>
public sealed partial class ChinesePagesTests(Dashboard dashboard) : IDisposable
{
    private readonly HttpClient _program = new() { BaseAddress = new Uri(dashboard.Address), DefaultRequestHeaders = { { "Accept-Language", "zh-CN" } } };

    public static TheoryData<string> Pages =>
    [
        "/", "/?basis=ttm", "/screen", "/screen?track=all&rated=false", "/screen?roles=on&flag=stale&q=inc&h=10..&theme=chips", "/map?color=sector&company=UNP", "/company/789019",
        "/company/789019?show=halo", "/company/789019?basis=ttm", "/company/1327811?roles=on", "/company/865941", "/sectors", "/sectors?by=sic2&compare=49,40", "/migration", "/ai-capex", "/ai-capex?years=calendar",
        "/stress?theme=hyperscalers", "/validate", "/validate?tickers=UNP,CSX,NEE,ADBE,JPM,ZZZZ", "/data", "/method", "/watchlists", "/compare", "/compare?ids=UNP,MSFT,JPM", "/compare?sector=transport,utilities",
        // What cannot be answered.
        "/nowhere", "/error", "/company/ZZZZ", "/watchlists/99", "/compare?ids=ZZZZ", "/screen?q=zzzzzz", "/screen?group=nope", "/?asOf=1990-01-01",
        "/screen?asOf=x&basis=x&roles=x&method=x&track=x&sector=x&sic=x&theme=x&flag=x&borderline=x&quadrant=x&confidence=x&country=x&list=x&rated=x&reason=x&w.x=1&neutral=x&sort=x&cols=x&h=x&filed=x&page=x&size=x&name=1..&zz=1",
        "/screen?sort=h,h&size=1&size=2&w.ppe_intensity=0&w.tangible_share=0&w.capex_intensity=0&w.depreciation_burden=0&w.asset_intensity=0&w.replacement_cost=0",
        "/map?color=x&basis=x", "/company/789019?show=x&basis=x", "/sectors?by=x&sector=x&sic=x&compare=x&sort=x&score=x&zz=1", "/migration?hyperscalers=x&zz=1", "/ai-capex?years=x&zz=1",
        "/stress?shortfall=x&theme=x&sector=x&sort=x&zz=1", "/validate?tickers=UNP&list=1&sort=x&label=x&zz=1", "/compare?ids=1,2,3,4,5,6,7&sector=x&zz=1", "/compare?ids=UNP&sector=transport",
        "/figures?of=x", "/figures?of=sectors&figure=x", "/figures?of=sectors&figure=capex&group=x",
    ];

    public void Dispose() => _program.Dispose();

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_on_a_page_or_its_pictures_is_left_in_english(string path)
    {
        var page = await GetAsync(path);

        Assert.Contains("<html lang=\"zh-Hans\"", page, StringComparison.Ordinal);
        Assert.Empty(dashboard.English.In(page));
        foreach (var picture in Pictures().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct(StringComparer.Ordinal))
            Assert.Empty(dashboard.English.In(await GetAsync(picture)).Select(text => $"{picture}: {text}"));
    }

    /// <summary>From one page of each kind to the figures behind its sums.</summary>
    [Theory]
    [InlineData("/"), InlineData("/sectors"), InlineData("/migration"), InlineData("/ai-capex"), InlineData("/stress")]
    public async Task The_figures_behind_a_number_are_in_chinese(string path)
    {
        var links = Figures().Matches(await GetAsync(path)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).DistinctBy(link => Regex.Match(link, "figure=[^&]*").Value).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
            Assert.Empty(dashboard.English.In(await GetAsync(link)).Select(text => $"{link}: {text}"));
    }

    /// <summary>What is answered, whatever its status.</summary>
    private async Task<string> GetAsync(string path)
    {
        using var answer = await _program.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"(?:src|srcset)=""(/charts/[^""\s]+\.svg[^""\s]*)")]
    private static partial Regex Pictures();

    [GeneratedRegex(@"href=""(/figures\?[^""]+)""")]
    private static partial Regex Figures();
}
