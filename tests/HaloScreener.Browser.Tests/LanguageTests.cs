using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HaloScreener.Browser.Tests;

public sealed class LanguageTests(Dashboard dashboard)
{
    private const string Screen = "/screen?sector=utilities&sort=-h&cols=rank,ticker,name,industry,quadrant,h,revenue";

    [Fact]
    public async Task A_chinese_browser_reads_chinese_and_the_switch_goes_to_english_and_back_on_the_same_page()
    {
        var page = await dashboard.OpenAsync(Screen, language: "zh-CN");
        await ReadsAsync("zh-Hans", "资产重度");

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await ReadsAsync("en-GB", "Heaviness");

        await page.GetByRole(AriaRole.Link, new() { Name = "中文（简体）" }).ClickAsync();
        await ReadsAsync("zh-Hans", "资产重度");

        async Task ReadsAsync(string language, string heaviness)
        {
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            await Expect(page.Locator("th.col-h")).ToContainTextAsync(heaviness);
            await Expect(page).ToHaveURLAsync(dashboard.Address.TrimEnd('/') + Screen);
        }
    }

    [Fact]
    public async Task The_switch_holds_when_it_is_pressed_before_the_server_has_taken_the_page_over()
    {
        var page = await dashboard.NewPageAsync(language: "en-GB");
        // The first answer of the server is held back until the other language has come.
        var held = new TaskCompletionSource();
        var order = Task.CompletedTask;
        await page.RouteWebSocketAsync(new Regex("/_blazor"), socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(said => Pass(server, said));
            server.OnMessage(said => order = PassLaterAsync(order, socket, said));
        });
        await page.GotoAsync(Screen);
        await Expect(page.Locator("th.col-h")).ToContainTextAsync("Heaviness");

        await page.GetByRole(AriaRole.Link, new() { Name = "中文（简体）" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        held.SetResult();

        await Dashboard.LiveAsync(page);
        await Expect(page.Locator("th.col-h")).ToContainTextAsync("资产重度");

        async Task PassLaterAsync(Task before, IWebSocketRoute to, IWebSocketFrame said)
        {
            await Task.WhenAll(before, held.Task);
            Pass(to, said);
        }

        // All of Blazor's messages are bytes; read as text they would come out otherwise.
        static void Pass(IWebSocketRoute to, IWebSocketFrame said) => to.Send(said.Binary!);
    }

    [Fact]
    public async Task A_file_is_the_same_for_every_reader()
    {
        const string Fetch = "fetch('/screen.csv' + location.search).then(answer => answer.text())";
        var english = await dashboard.OpenAsync(Screen);
        var chinese = await dashboard.OpenAsync(Screen, language: "zh-CN");

        var file = await chinese.EvaluateAsync<string>(Fetch);

        // On the page short units and the language's own words, in the file plain numbers and the names of programs.
        await Expect(chinese.Locator("td.col-revenue").First).ToHaveTextAsync(new Regex("^[0-9.,]+ [万亿]+$"));
        await Expect(english.Locator("td.col-revenue").First).ToHaveTextAsync(new Regex("^[0-9.,]+ (bn|m)$"));
        Assert.StartsWith("rank,ticker,name,industry,quadrant,h,revenue\r\n1,", file, StringComparison.Ordinal);
        Assert.Matches(@",halo,[0-9.]+,[0-9]+\r\n", file);
        Assert.Contains(",Electric Services,halo,", file, StringComparison.Ordinal);
        Assert.Equal(await english.EvaluateAsync<string>(Fetch), file);
    }

    [Theory]
    [InlineData("/screen"), InlineData("/company/865941"), InlineData("/stress"), InlineData("/data"), InlineData("/compare?ids=UNP,MSFT,JPM")]
    public async Task No_chinese_page_is_wider_than_a_telephone(string path)
    {
        var page = await dashboard.OpenAsync(path, width: 390, height: 844, language: "zh-CN");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }
}
