namespace HaloScreener.Import.Fetching;

/// <summary>A file of the SEC's site: what it is called here, where it lies there, and what its bytes must be.</summary>
public sealed record RemoteFile
{
    /// <summary>The kind of import that reads it: <c>fsds</c>, <c>companyfacts</c>, <c>submissions</c> or <c>tickers</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name in the downloads folder.</summary>
    public required string Name { get; init; }

    /// <summary>Paths under the base address, without a leading slash; the first that exists is taken.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>
    /// True for a file that should stay as it was published, such as a quarter: when it is issued anew, the earlier bytes are kept beside it.
    /// False for one that the SEC rewrites every night.
    /// </summary>
    public bool KeepsEarlier { get; init; }

    /// <summary>What a person should know when the server has no such file.</summary>
    public string WhenMissing { get; init; } = "The SEC may have moved it; check Halo__Sec__BaseUrl.";

    public bool IsZip => Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>A quarter's Financial Statement Data Set.</summary>
    public static RemoteFile DataSet(Quarter quarter) => new()
    {
        Kind = "fsds",
        Name = $"{quarter}.zip",
        // New quarters have first appeared under the second path before (2020q1 did), and moved later.
        Paths = [$"files/dera/data/financial-statement-data-sets/{quarter}.zip", $"files/node/add/data_distribution/{quarter}.zip"],
        KeepsEarlier = true,
        WhenMissing = "A quarter's data set appears some weeks after the quarter's end.",
    };

    /// <summary>Every company's XBRL history, rewritten nightly; about 1.3 GB.</summary>
    public static RemoteFile CompanyFacts { get; } = new()
    {
        Kind = "companyfacts",
        Name = "companyfacts.zip",
        Paths = ["Archives/edgar/daily-index/xbrl/companyfacts.zip"],
    };

    /// <summary>Every filer's names, SIC, tickers and filings, rewritten nightly; about 1.5 GB.</summary>
    public static RemoteFile Submissions { get; } = new()
    {
        Kind = "submissions",
        Name = "submissions.zip",
        Paths = ["Archives/edgar/daily-index/bulkdata/submissions.zip"],
    };

    /// <summary>The two ticker lists: CIK to ticker, and CIK to ticker and exchange.</summary>
    public static IReadOnlyList<RemoteFile> Tickers { get; } =
    [
        new() { Kind = "tickers", Name = "company_tickers.json", Paths = ["files/company_tickers.json"] },
        new() { Kind = "tickers", Name = "company_tickers_exchange.json", Paths = ["files/company_tickers_exchange.json"] },
    ];
}
