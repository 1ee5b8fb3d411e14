using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Markets;
using HaloScreener.Scoring.Analyses.Overcapacity;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Factors;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// Reads what quarterly reports had stated by a day, as far back as a book of that day looks: one list a company, by CIK; within it by concept,
/// period end, length, filed date and accession.
/// </summary>
public delegate IEnumerable<IReadOnlyList<ResolvedValue>> InterimReports(DateOnly asOf);

/// <summary>Builds books of any date from the figures in memory: the same figures, companies and date always give the same book.</summary>
/// <param name="set">Every vintage of every company.</param>
/// <param name="companies">Who the companies are, today; one that is not named here goes by its CIK.</param>
/// <param name="method">The method in force.</param>
/// <param name="dataVersion">Version of the store that the figures were read from.</param>
/// <param name="lastPrices">Where closing prices are; without it market values are public floats.</param>
/// <param name="rates">Exchange rates; a currency without one is never turned into dollars.</param>
/// <param name="interim">Where quarterly reports' figures are; without them a fiscal year is the newest year of every company.</param>
public sealed class BookBuilder(
    FundamentalsSet set, IReadOnlyList<Company> companies, ScoringMethod method, long dataVersion, LastPrices? lastPrices = null,
    IReadOnlyList<ExchangeRate>? rates = null, InterimReports? interim = null)
{
    private static readonly IReadOnlyList<ResolvedValue> NoReports = [];

    private readonly Company[] _companies = Match(set.Ciks, companies);
    private readonly TickerPrices _tickers = new(companies);
    private readonly Dictionary<(string, int), double> _rates = (rates ?? []).ToDictionary(r => (r.Currency, r.Year), r => r.Usd);

    /// <summary>The day of a book without a date: the newest filed date in the store; the first day of the calendar for an empty one.</summary>
    public DateOnly LatestDate => set.NewestFiled ?? DateOnly.MinValue;

    /// <summary>Every company of which anything was filed by the day, that day included, scored on what was filed by then.</summary>
    public ScoreBook Build(DateOnly asOf, Basis basis = Basis.Annual) =>
        Scorer.Build(new BookKey(asOf, basis, method.Hash, dataVersion), method, InputsAsOf(asOf, basis));

    /// <summary>The raw factors and figures of every company of which anything was filed by the day, one row each, by CIK.</summary>
    public ScoreInputs InputsAsOf(DateOnly asOf, Basis basis = Basis.Annual)
    {
        var reader = new YearReader(set);
        var known = new List<int>(set.Ciks.Count);
        for (var company = 0; company < set.Ciks.Count; company++)
        {
            if (reader.IsKnown(company, asOf))
                known.Add(company);
        }
        var inputs = new ScoreInputs([.. known.Select(company => _companies[company])]);
        var (fiscal, trailing) = (new CompanyYears(), new CompanyYears());
        var trailingReader = new TrailingReader();
        var prices = PricesAsOf(asOf, known.Count);
        using var reports = (basis == Basis.Annual || interim is null ? [] : interim(asOf)).GetEnumerator();
        var hasReports = reports.MoveNext();
        for (var row = 0; row < known.Count; row++)
        {
            reader.Read(known[row], asOf, fiscal);
            var cik = inputs.Companies[row].Cik;
            while (hasReports && reports.Current[0].Cik < cik)
                hasReports = reports.MoveNext();
            var outcome = trailingReader.Read(fiscal, hasReports && reports.Current[0].Cik == cik ? reports.Current : NoReports, asOf, trailing);
            Fill(inputs, row, outcome == TrailingOutcome.Made ? trailing : fiscal, asOf, prices);
            if (outcome == TrailingOutcome.CannotBeMade && basis == Basis.Ttm && inputs.Unrated[row] == UnratedReason.None)
                inputs.Unrated[row] = UnratedReason.NoTrailingYear;
        }
        return inputs;
    }

    private void Fill(ScoreInputs inputs, int row, CompanyYears years, DateOnly asOf, IReadOnlyDictionary<string, ClosingPrice> prices)
    {
        var company = inputs.Companies[row];
        years.UsdPerUnit = UsdPerUnit(years);
        inputs.UsdPerUnit[row] = years.UsdPerUnit;
        var track = Eligibility.TrackOf(years, company.Sic, method);
        inputs.Tracks[row] = track;
        (inputs.Unrated[row], inputs.UnratedDetail[row]) = Eligibility.Judge(years, company, asOf, method);
        inputs.Currency[row] = years.Currency;
        inputs.PeriodEnd[row] = years.PeriodEnd;
        inputs.IsTrailing[row] = years.IsTrailing;
        inputs.Filed[row] = years.NewestFiled;
        inputs.Flags[row] = QualityOf.Flags(years, company.Sic, track, asOf, method);
        for (var concept = 1; concept <= inputs.Fundamentals.Length; concept++)
            inputs.Fundamentals[concept - 1][row] = years[(Concept)concept];
        inputs.Market[row] = MarketValuation.Of(years, track, _tickers.Of(company.Cik, prices));
        inputs.Overcapacity[row] = OvercapacitySigns.Of(years, method.Rules.Analyses.OvercapacityYears);
        inputs.Set(row, CompanyFactors.Of(years, company.Sic, track, method.Rules));
    }

    private double UsdPerUnit(CompanyYears years) =>
        years.Currency == "USD" ? 1
        : years is { Currency: { } currency, PeriodEnd: { } end } && _rates.TryGetValue((currency, end.Year), out var usd) ? usd
        : double.NaN;

    /// <summary>The closes in force on a day: none of a later day, none too old.</summary>
    private Dictionary<string, ClosingPrice> PricesAsOf(DateOnly asOf, int companies) =>
        lastPrices is null || companies == 0
            ? []
            : lastPrices(asOf.AddDays(-MarketValuation.MaxAgeDays), asOf).ToDictionary(p => p.Ticker, StringComparer.Ordinal);

    private static Company[] Match(IReadOnlyList<int> ciks, IReadOnlyList<Company> companies)
    {
        var byCik = companies.ToDictionary(c => c.Cik);
        return [.. ciks.Select(cik => byCik.GetValueOrDefault(cik) ?? new Company { Cik = cik, Name = $"CIK {cik}", Tickers = [] })];
    }
}
