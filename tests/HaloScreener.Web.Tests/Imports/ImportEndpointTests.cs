using System.Net;
using System.Text.Json;
using HaloScreener.Web.Features.Data;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaloScreener.Web.Tests.Imports;

/// <summary>The form of the data page, sent by hand; the store never opens, so what is taken stays in the queue.</summary>
public sealed class ImportEndpointTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("halo-uploads-").FullName;
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private string _token = "";
    private string _cookie = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ImportQueue Queue => _app.Services.GetRequiredService<ImportQueue>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        // The program's own list of hosts would refuse a strange one even before the form is looked at.
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(DataFolder.Setting, _folder), KeyValuePair.Create<string, string?>("AllowedHosts", "*")]);
        builder.Services.AddAntiforgery();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Store>();
        builder.Services.AddSingleton<ImportQueue>();
        builder.Services.AddLocalization();
        builder.Services.AddScoped<Wordings>();
        _app = builder.Build();
        // The tests' client has no address of its own.
        _app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["X-Test-Remote"].FirstOrDefault() ?? "127.0.0.1");
            return next(context);
        });
        _app.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
        _app.MapImportEndpoints();
        await _app.StartAsync(Ct);
        _client = _app.GetTestClient();
        using var answer = await _client.GetAsync(new Uri("/token", UriKind.Relative), Ct);
        _token = await answer.Content.ReadAsStringAsync(Ct);
        _cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_is_kept_under_the_data_directory_by_its_own_name_and_put_into_the_queue()
    {
        using var answer = await SendAsync(Field("kind", "tickers"), Upload("../../etc/company_tickers.json", "{}"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var import = Assert.Single(Queue.Imports);
        Assert.Equal(("tickers", "company_tickers.json", ImportStage.Queued), (import.Kind, import.Name, import.Stage));
        var file = Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal("company_tickers.json", Path.GetFileName(file));
        Assert.Equal("{}", await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public async Task Without_scripts_the_form_leads_back_to_its_page()
    {
        using var answer = await SendAsync(request => request.Headers.Add("Accept", "text/html"), Field("kind", "tickers"), Upload("list.json", "{}"));

        Assert.Equal((HttpStatusCode.Found, "/data"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_form_of_another_site_leaves_nothing_behind()
    {
        _token = "";
        using var answer = await SendAsync(Field("kind", "tickers"), Upload("list.json", "{}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not from a page of this server", await DetailAsync(answer), StringComparison.Ordinal);
        Assert.Empty(Queue.Imports);
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_unknown_kind_and_a_missing_file_are_said_in_words()
    {
        using var kind = await SendAsync(Field("kind", "cheese"), Upload("list.json", "{}"));
        using var nothing = await SendAsync(Field("kind", "tickers"));
        using var unnamed = await SendAsync(Field("kind", "tickers"), Upload("", ""));

        Assert.StartsWith("There is no import of 'cheese'; there is fsds, ", await DetailAsync(kind), StringComparison.Ordinal);
        Assert.Equal("Choose a file first.", await DetailAsync(nothing));
        Assert.Equal("Choose a file first.", await DetailAsync(unnamed));
    }

    [Fact]
    public async Task A_file_of_the_server_may_be_named_on_the_machine_itself()
    {
        var path = Path.Combine(_folder, "2010q1.zip");
        using var answer = await SendAsync(Field("kind", "fsds"), Field("path", path));
        using var relative = await SendAsync(Field("kind", "fsds"), Field("path", "2010q1.zip"));

        Assert.Equal("2010q1.zip", Assert.Single(Queue.Imports).Name);
        Assert.Equal("The path must be whole, from the root of the disk.", await DetailAsync(relative));
    }

    [Theory]
    [InlineData("X-Test-Remote", "192.0.2.7")]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Host", "rebound.example")]
    public async Task From_elsewhere_no_file_of_the_server_may_be_named(string header, string value)
    {
        using var answer = await SendAsync(request => request.Headers.TryAddWithoutValidation(header, value), Field("kind", "fsds"), Field("path", "/etc/passwd"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(Queue.Imports);
    }

    [Theory]
    [InlineData("quarter.zip", "quarter.zip")]
    [InlineData("C:\\Users\\me\\quarter.zip", "quarter.zip")]
    [InlineData("..", "upload")]
    [InlineData("a/..", "upload")]
    [InlineData("x\0y:z.zip", "xyz.zip")]
    [InlineData(null, "upload")]
    public void A_name_from_a_browser_keeps_nothing_that_a_path_could_mean(string? given, string kept) => Assert.Equal(kept, Uploads.SafeName(given));

    [Fact]
    public void Only_an_upload_is_removed_after_its_import()
    {
        var upload = Uploads.NewPath(_folder, "list.json");
        var own = Path.Combine(_folder, "own.json");
        File.WriteAllText(upload, "");
        File.WriteAllText(own, "");

        Uploads.Remove(upload);
        Uploads.Remove(own);

        Assert.False(Directory.Exists(Path.GetDirectoryName(upload)));
        Assert.True(File.Exists(own));
    }

    private static (HttpContent Content, string Name, string? FileName) Field(string name, string value) => (new StringContent(value), name, null);

    private static (HttpContent Content, string Name, string? FileName) Upload(string fileName, string content) => (new StringContent(content), "file", fileName);

    private Task<HttpResponseMessage> SendAsync(params (HttpContent Content, string Name, string? FileName)[] parts) => SendAsync(_ => { }, parts);

    private async Task<HttpResponseMessage> SendAsync(Action<HttpRequestMessage> change, params (HttpContent Content, string Name, string? FileName)[] parts)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(_token), "__RequestVerificationToken");
        foreach (var (content, name, fileName) in parts)
        {
            content.Headers.ContentDisposition = new("form-data") { Name = name, FileName = fileName is null ? null : $"\"{fileName}\"" };
            form.Add(content);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data/import") { Content = form };
        request.Headers.Add("Cookie", _cookie);
        change(request);
        return await _client.SendAsync(request, Ct);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        return json.RootElement.GetProperty("detail").GetString()!;
    }
}
