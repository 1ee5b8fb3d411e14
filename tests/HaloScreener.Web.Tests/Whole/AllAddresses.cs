using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HaloScreener.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace HaloScreener.Web.Tests.Whole;

/// <summary>Every page and every described address of the program, so that a new one cannot be left out of what must be true of all.</summary>
internal static partial class AllAddresses
{
    private const string Companies = "ids=UNP,MSFT,JPM";

    /// <summary>What an address needs beside day and basis to have something to say.</summary>
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["/compare"] = Companies,
        ["/compare.csv"] = Companies,
        ["/charts/compare.{format}"] = Companies,
        ["/figures"] = "of=sectors&figure=revenue&group=transport",
        ["/figures.csv"] = "of=sectors&figure=revenue&group=transport",
        ["/api/v1/figures"] = "of=sectors&figure=revenue&group=transport",
        ["/validate"] = "tickers=UNP,NSC,NEE,ADBE,MSFT",
        ["/screen"] = "cols=rank,ticker,halo,h,r,halo_history,rank_low,rank_high,rank_change,rank_change_factor,flags",
        ["/screen.csv"] = "cols=rank,ticker,halo,h,r,halo_history,rank_low,rank_high,rank_change,rank_change_factor,flags,period_end,filed",
        ["/api/v1/screen"] = "size=1000&cols=halo_history,rank_change,rank_change_factor,rank_band,flags,period_end,filed,market_value",
    };

    /// <summary>Pages that show no company's figures.</summary>
    private static readonly string[] NotOfABook = ["/not-found", "/error"];

    /// <summary>The pages: every route of the program, with what stands in its place-holders.</summary>
    public static IReadOnlyList<string> Pages(long list) =>
    [
        .. typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Except(NotOfABook).Order(StringComparer.Ordinal)
            .Select(template => With(template, list)),
    ];

    /// <summary>The addresses for programs that the description names, and what each takes.</summary>
    public static IReadOnlyList<(string Address, IReadOnlyList<string> Takes)> ForPrograms(byte[] description, long list)
    {
        using var document = JsonDocument.Parse(description);
        return
        [
            .. document.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => (
                With(path.Name, list),
                (IReadOnlyList<string>)(path.Value.GetProperty("get").TryGetProperty("parameters", out var all)
                    ? [.. all.EnumerateArray().Select(p => p.GetProperty("name").GetString()!)] : []))),
        ];
    }

    /// <summary>An address with another parameter.</summary>
    public static string And(string address, string parameter) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameter}";

    /// <summary>
    /// What an answer says of the figures: of a page what stands in its main part, of a workbook its first sheet, without the number of the data's version,
    /// which any import raises, without the name of the basis, and without marks that the framework draws anew for each answer.
    /// </summary>
    public static string Said(Answered answer) => answer.Type switch
    {
        "text/html" => OfPage(Encoding.UTF8.GetString(answer.Body)),
        "application/json" => Version().Replace(Encoding.UTF8.GetString(answer.Body), ""),
        { } type when type.Contains("spreadsheet", StringComparison.Ordinal) => FirstSheet(answer.Body),
        "image/svg+xml" => Clip().Replace(Encoding.UTF8.GetString(answer.Body), ""),
        { } type when type.StartsWith("text/", StringComparison.Ordinal) => Encoding.UTF8.GetString(answer.Body),
        var type => throw new InvalidOperationException($"An answer of type {type} that nobody has thought of here."),
    };

    private static string With(string template, long list)
    {
        var query = Queries.GetValueOrDefault(template, "");
        var id = list.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var path = (template.StartsWith("/watchlists/", StringComparison.Ordinal) ? template.Replace("{id}", id, StringComparison.Ordinal).Replace("{Id:long}", id, StringComparison.Ordinal) : template)
            .Replace("{id}", "100885", StringComparison.Ordinal).Replace("{*Id}", "100885", StringComparison.Ordinal)
            .Replace("{format}", "svg", StringComparison.Ordinal).Replace("{factor}", "ppe_intensity", StringComparison.Ordinal);
        return path.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{template} has a place that nobody has thought of here.")
            : query.Length == 0 ? path : $"{path}?{query}";
    }

    private static string OfPage(string html)
    {
        var from = html.IndexOf("<main", StringComparison.Ordinal);
        var main = Marks().Replace(html[from..html.IndexOf("</main>", from, StringComparison.Ordinal)], "");
        // Of the page of the data only what stands under its day: imports are what was done, and to whom it was done, until now.
        return main.IndexOf("id=\"newest\"", StringComparison.Ordinal) is > 0 and var newest ? main[newest..] : main;
    }

    private static string FirstSheet(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("\"(data|basis)\": ?[^,]+", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex("cl_[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Clip();

    [GeneratedRegex("<!--.*?-->|(?<=mud[a-z]*|popover-)-?[0-9a-f]{8}[0-9a-f-]*|value=\"CfDJ8[^\"]*\"|(?<=&amp;)data=[0-9]+", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Marks();
}
