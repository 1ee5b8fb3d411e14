namespace HaloScreener.Core.Companies;

/// <summary>
/// One filer, by its CIK. Tickers are current labels of it; the SIC is today's for all dates.
/// </summary>
public sealed record Company
{
    public required int Cik { get; init; }
    /// <summary>The name as filed, often in capitals; what exports and programs are given.</summary>
    public required string Name { get; init; }
    /// <summary>The name for people to read; see <see cref="Companies.ReadableName"/>.</summary>
    public string ReadableName => Companies.ReadableName.Of(Name);
    /// <summary>Current tickers, the main one first; empty when none is known.</summary>
    public required IReadOnlyList<string> Tickers { get; init; }
    public string? Exchange { get; init; }
    /// <summary>Four-digit SIC code, or null when no source gives one.</summary>
    public int? Sic { get; init; }
    /// <summary>ISO country (US for states of the USA), or null.</summary>
    public string? Country { get; init; }
    /// <summary>Fiscal year end as MMDD, or null.</summary>
    public string? FiscalYearEnd { get; init; }
    /// <summary>SEC filer category, or null.</summary>
    public string? Category { get; init; }
    public IReadOnlyList<string> FormerNames { get; init; } = [];
    /// <summary>Its group in the user's own grouping, or null; like the SIC it is today's for all dates.</summary>
    public string? Group { get; init; }

    /// <summary>The main ticker, or the CIK where there is none.</summary>
    public string Label => Tickers.Count > 0 ? Tickers[0] : Cik.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Where a company's name, SIC and tickers were read; of several, the earlier in this list wins, field by field.</summary>
public enum CompanySource : short
{
    Submissions = 1,
    Companies = 2,
    DataSets = 3,
    Tickers = 4,
    CompanyFacts = 5,
}

/// <summary>What one source says of one company. A null or empty field says nothing.</summary>
public sealed record CompanyStatement
{
    public required int Cik { get; init; }
    public required CompanySource Source { get; init; }
    /// <summary>The day the statement is from (a filing's date, else the import's); among statements of one source the newest wins.</summary>
    public required DateOnly StatedOn { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<string> Tickers { get; init; } = [];
    public string? Exchange { get; init; }
    public int? Sic { get; init; }
    public string? Country { get; init; }
    public string? FiscalYearEnd { get; init; }
    public string? Category { get; init; }
    public IReadOnlyList<string> FormerNames { get; init; } = [];
}
