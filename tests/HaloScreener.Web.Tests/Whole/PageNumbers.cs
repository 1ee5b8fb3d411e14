using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HaloScreener.Web.Tests.Whole;

/// <summary>
/// The numbers that a page shows, and which of them have no way to the filings behind them. A number has a way when it is a link or folds open what is
/// behind it, or when its row holds the link to the filing. What is no figure of a company stands in <see cref="Words"/> and <see cref="Places"/>, each with why.
/// </summary>
internal static partial class PageNumbers
{
    /// <summary>Words with digits that are names, days and terms of the method, and no figures.</summary>
    private static readonly (string Pattern, string Why)[] Words =
    [
        (@"missing factors: \d+|^\s*\d+ (sectors|SIC groups|groups|industries),?|The \d+ highest of \d+|not compared: 0|top fifth: 0;", "how many rows of the table beside it there are"),
        (@"\d{4}-\d\d-\d\d( \d\d:\d\d)?", "days and hours"),
        (@"\b(FY|FY ended )?([A-Z][a-z]{2,3} )?(19|20)\d\d(–(19|20)\d\d)?\b", "years and months"),
        (@"\b(CIK|SIC|SIC-2|10-K|10-Q|8-K|20-F|SHA-256|Method 1\.0|H1|UTF-8)( \d+)?\b", "names"),
        (@"× 0\.\d\d", "factors of the method, which stand with their reasons on its page"),
        (@"90% of rankings|95% of 2,000 bootstrap draws|fewer than 10 companies|Of 100 pairs|\(about 0\.93;|0\.5 tells nothing, 1 everything|more than 15 months|last 15 months|each 30 June", "constants of the method and of its statistics"),
        (@"\d of 4 ·", "a step of the method’s table of what industries sell"),
        (@"newest fiscal year, and 5 years before|five years|3 years|12 months|over 24 months", "spans of time"),
        (@"Fifth \d|Tenth \d+", "names of groups"),
        (@"from rank 1 to|Best rank 1|Worst rank \d+|Up to 6 companies", "ends of a scale"),
        (@"up to 5\.0 MB", "the size of a file"),
        (@"(?s)Expected capex: 1\.5 trillion.*", "an assumption of the method with its source"),
        (@"^\W*((unrated|unmatched|financials|of it filed:) )?(−|\+)?0(\.0+)?%?\W*( · (unrated|unmatched)( 0)?)*\W*$", "nothing is counted, and nothing filed is behind it"),
    ];

    /// <summary>Places of a page whose numbers are no figures, or stand in their own source.</summary>
    private static readonly (string Selector, string Why)[] Places =
    [
        ("a, button, summary, label, [aria-hidden=true], .visually-hidden", "a way, or the name of one; what only the eye or only the ear gets is said in words beside it"),
        ("th, caption", "names of rows and columns"),
        ("nav, h1", "pages of a table; the name of the page"),
        ("[role=status], .map-table h2, .sectors-summary", "how many rows the page itself lists"),
        ("input, select, option, textarea, output, datalist", "what the reader chose"),
        ("script, style, template, svg, math, code, pre, .formula, .formula-line", "no text; formulas, tags"),
        (".figure-sum", "the number whose parts with their filings are below"),
        (".stress-card > p, .gap-result p, .notes", "assumptions of a scenario and how it is worked out; the sums in them are links"),
        (".way td[data-middle]", "the middle of the scale"),
        (".capex-note, .heat-legend, .basis-note", "legends"),
        (".member-order", "the row’s number"),
        (".hint, .hint-text", "explanations"),
        (".list-size", "how many companies a list names, whether or not they file"),
        ("td.col-cik, td.col-sic", "codes"),
        (".import-card, .import-table, .moves-lead", "what imports did: the file, its hash and its rejects are in the same row"),
        (".method-hash, .method-weight, .method-factor, .method-steps, .method-tables, .method-industries, .method-sources", "constants and tables of the method, each with its source; the medians beside them are links"),
    ];

    /// <summary>The text of each number without a way, with the place where it stands.</summary>
    public static IReadOnlyList<string> WithoutWay(IElement main)
    {
        var found = new List<string>();
        foreach (var text in main.Descendants<IText>())
        {
            if (text.ParentElement is not { } parent || !Digit().IsMatch(text.Data))
                continue;
            if (Places.Any(p => parent.Closest(p.Selector) is not null) || parent.Closest("tr, li")?.QuerySelector("a[href^='https://']") is not null)
                continue;
            if (Digit().IsMatch(Words.Aggregate(text.Data, (rest, word) => Regex.Replace(rest, word.Pattern, "", RegexOptions.CultureInvariant))))
                found.Add($"{parent.LocalName}.{parent.ClassName} in {parent.ParentElement?.LocalName}.{parent.ParentElement?.ClassName}: {Blank().Replace(text.Data, " ").Trim()}");
        }
        return [.. found.Distinct()];
    }

    /// <summary>The addresses to which the page's numbers lead, each kind once: the analysis behind <c>/figures</c>, the number that a company's page opens.</summary>
    public static IReadOnlyList<string> Ways(IElement main) =>
    [
        .. main.QuerySelectorAll("a[href^='/figures?'], a[href*='show=']").Select(a => a.GetAttribute("href")!).Where(way => Kind(way) is not null).DistinctBy(Kind),
    ];

    /// <summary>Links whose text is a number and which lead neither to a source nor, as the counts of filters do, to the rows that they count.</summary>
    public static IReadOnlyList<string> Astray(IElement main) =>
    [
        .. main.QuerySelectorAll("td a, th a, dd a, p a, b a, small a, span a").Where(a => Number().IsMatch(a.TextContent.Trim()) && a.Closest("nav, .filter-group, .filters, .page-size, .method-industries, .not-compared") is null)
            .Where(a => a.GetAttribute("href") is { } href && !href.StartsWith("/figures?", StringComparison.Ordinal) && !href.StartsWith("https://", StringComparison.Ordinal) && !href.Contains("show=", StringComparison.Ordinal)
                // Names of a list that mean no ranked company stand there, each with why.
                && !href.EndsWith("#not-compared", StringComparison.Ordinal))
            .Select(a => $"“{a.TextContent.Trim()}” leads to {a.GetAttribute("href")}").Distinct(),
    ];

    /// <summary>What a page must hold to be the source of a number.</summary>
    public static bool IsSource(string html) => Accession().IsMatch(html) && Form().IsMatch(html) && (html.Contains("step ", StringComparison.Ordinal) || html.Contains("implied by", StringComparison.Ordinal));

    public static IElement MainOf(byte[] page)
    {
        using var document = new HtmlParser().ParseDocument(new MemoryStream(page));
        return (IElement)document.QuerySelector("main")!.Clone();
    }

    private static string? Kind(string way) => Of().Match(way) is { Success: true } of ? of.Value : Show().Match(way) is { Success: true } show ? show.Value : null;

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"^[−+]?[\d.,]+( ?(%|×|tn|bn|m|y|months))?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"of=[a-z-]+")]
    private static partial Regex Of();

    // A step of the method's table has a reason and no filing.
    [GeneratedRegex(@"show=(?!substitutability)[a-z_]+")]
    private static partial Regex Show();

    [GeneratedRegex(@"\d{10}-\d\d-\d{6}")]
    private static partial Regex Accession();

    [GeneratedRegex(@"(10-K|10-Q|20-F|40-F|8-K)(/A)? filed \d{4}-\d\d-\d\d")]
    private static partial Regex Form();
}
