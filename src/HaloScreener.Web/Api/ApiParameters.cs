using System.Globalization;
using HaloScreener.Charts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Charts;

namespace HaloScreener.Web.Api;

/// <summary>The parameters that several addresses share. What may stand in them comes from the method in force, so that it is written once.</summary>
public static class ApiParameters
{
    private static readonly ScoringMethod Method = ScoringMethod.Default;

    /// <summary>Says which parameters an endpoint takes.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params IEnumerable<IEnumerable<ApiParameter>> groups) =>
        endpoint.WithMetadata(new ApiParameterList([.. groups.SelectMany(g => g).GroupBy(p => p.Name).Select(p => p.Aggregate(Both))]));

    /// <summary>One name that means two things at an address: <c>theme</c> of a picture's colours and of its companies.</summary>
    private static ApiParameter Both(ApiParameter one, ApiParameter other) => one with
    {
        Meaning = $"{one.Meaning} Or: {other.Meaning} An address may have both.",
        Allowed = [.. one.Allowed, .. other.Allowed],
    };

    /// <summary>Day and basis of the book that answers.</summary>
    public static IReadOnlyList<ApiParameter> Book { get; } =
    [
        new("asOf", ApiValue.Day, "Only what had been filed by this day counts. Without it: the newest filing in the store."),
        new("basis", ApiValue.Text, "Fiscal years, trailing twelve months where quarterly reports allow, or the newer of both.")
        {
            Allowed = [.. Enum.GetValues<Basis>().Select(ScreenIds.Of)], Default = "annual",
        },
    ];

    public static IReadOnlyList<ApiParameter> Sector { get; } = [List("sector", "Only these sectors.", Method.Sectors.Select(s => s.Id))];

    public static IReadOnlyList<ApiParameter> Theme { get; } = [List("theme", "Only companies of these themes.", Method.Themes.Select(t => t.Id))];

    public static IReadOnlyList<ApiParameter> Company { get; } =
        [new("id", ApiValue.Text, "A ticker or a CIK, any case, leading zeros allowed: UNP, brk.b, 0000100885.") { InPath = true }];

    public static IReadOnlyList<ApiParameter> Bom { get; } =
        [new("bom", ApiValue.Boolean, "Begins the file with a byte order mark, by which Excel knows UTF-8.") { Default = "false" }];

    /// <summary>Format, size and theme of a picture.</summary>
    /// <param name="width">Pixels when none are asked for.</param>
    /// <param name="height">Pixels when none are asked for.</param>
    public static IReadOnlyList<ApiParameter> Picture(int width, int height) =>
        [new("format", ApiValue.Text, "The ending of the path.") { InPath = true, Allowed = ["svg", "png"] }, .. Size(width, height)];

    /// <summary>Size and theme, for positions without a picture too.</summary>
    /// <inheritdoc cref="Picture"/>
    public static IReadOnlyList<ApiParameter> Size(int width, int height) =>
    [
        new("w", ApiValue.Integer, "Width in pixels.") { Min = ChartRequest.MinWidth, Max = ChartRequest.MaxWidth, Default = Whole(width) },
        new("h", ApiValue.Integer, "Height in pixels.") { Min = ChartRequest.MinHeight, Max = ChartRequest.MaxHeight, Default = Whole(height) },
        new("theme", ApiValue.Text, "Colours of the picture.") { Allowed = ["light", "dark"], Default = "light" },
        new(ChartAsk.Version, ApiValue.Integer, "The data version that the caller shows. Another one is another address, so that a browser fetches the picture anew; it changes nothing else."),
        new("scale", ApiValue.Integer, "Dots of a PNG for each pixel: 2 is crisp on a slide.") { Min = 1, Max = ChartRequest.MaxScale, Default = "1" },
    ];

    /// <summary>The filters of a screen and the weights of its ranking.</summary>
    public static IReadOnlyList<ApiParameter> Filters { get; } =
    [
        .. Book,
        new("method", ApiValue.Text, "The hash of the method that the caller insists on, or at least its first 8 characters; another one in force is an error."),
        new("track", ApiValue.Text, "Financials are ranked among themselves.") { Allowed = ["main", "financials", "all"], Default = "main" },
        new("q", ApiValue.Text, "Words that must all be found in name, ticker, CIK or industry; up to 100 characters."),
        .. Sector,
        new("sic", ApiValue.List, "Industry codes of 2 to 4 digits: 49 is 4900 to 4999."),
        new("group", ApiValue.Text, "One of your own groups, any case; several of them are several parameters, as a name may hold a comma."),
        .. Theme,
        List("flag", "Only companies with any of these flags of quality.", QualityFlagInfo.All.Select(f => f.Id)),
        new("borderline", ApiValue.Boolean, "Only companies whose role changes within the noise of a score, or only the others."),
        new("stagnant", ApiValue.Boolean, "Only heavy and durable companies whose operating profit has not grown in three years, or only the others."),
        List("quadrant", "Only these roles.", ScreenIds.Quadrants.Select(q => q.Id)),
        List("confidence", "Only scores of this confidence; A rests on the most figures.", ScreenIds.Confidences.Select(c => c.Id)),
        new("country", ApiValue.List, "Two letters each, such as US."),
        new("list", ApiValue.Integer, "Only companies of this watchlist: the number at the end of its address.") { Min = 1 },
        new("rated", ApiValue.Boolean, "false shows the companies without a rank, with the reason.") { Default = "true" },
        List("reason", "With rated=false: only companies unrated for these reasons.", ScreenIds.UnratedReasons.Select(r => r.Id)),
        new("neutral", ApiValue.Number, "How far each factor is compared within its sector: 0 with everybody, 1 only within the sector.") { Min = 0, Max = 1, Default = "0" },
        new("roles", ApiValue.Text, "Whether the curated roles of some companies count.") { Allowed = ["on", "off"], Default = "off" },
        .. Method.Factors.Select(f => new ApiParameter("w." + f.Id, ApiValue.Number,
            $"Weight of '{f.Name}' on the {(f.Axis == Axis.Heaviness ? "heaviness" : "risk")} axis; the weights of an axis are brought to a sum of 1.")
            { Min = 0, Default = f.Weight.ToString(CultureInfo.InvariantCulture) }),
        new("ranges", ApiValue.Range, "A range of any numeric column of a screen under its own name, bounds included: h=60.., r=..40, revenue=1e9..5e9, filed=2025-01-01.. Money is in US dollars, shares are 0 to 1. On a picture h without dots is its height."),
    ];

    /// <summary>Order and columns of a table of the screen.</summary>
    public static IReadOnlyList<ApiParameter> Table { get; } =
    [
        new("sort", ApiValue.List, "Up to five columns, the first one first, with - before one for descending order: -halo,revenue.") { Default = "rank" },
        List("cols", "Columns in this order. A file without it has its own default; a row of JSON always begins with those that identify it.", ScreenColumns.Of(Method).All.Select(c => c.Id)),
    ];

    /// <summary>Which rows an answer in pages holds.</summary>
    public static IReadOnlyList<ApiParameter> Pages { get; } =
    [
        new("page", ApiValue.Integer, "Page, from 1.") { Min = 1, Default = "1" },
        new("size", ApiValue.Integer, "Rows a page.") { Min = 1, Max = ScreenRequest.MaxSize, Default = Whole(ScreenRequest.DefaultSize) },
    ];

    public static IReadOnlyList<ApiParameter> Screen { get; } = [.. Filters, .. Table, .. Pages];

    public static ApiParameter List(string name, string meaning, IEnumerable<string> allowed) => new(name, ApiValue.List, meaning) { Allowed = [.. allowed] };

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
