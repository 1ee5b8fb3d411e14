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
/// Reads what quarterly reports state of periods that end after a day, as filed by another: one list a company, by CIK; within it by concept,
/// period end, length, filed date and accession.
/// </summary>
public delegate IEnumerable<IReadOnlyList<ResolvedValue>> InterimReports(DateOnly endAfter, DateOnly filedUpTo);

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
    /// <summary>How far back a book looks for quarterly reports: three years of trailing years, the one before them, and reports up to a year old.</summary>
    private const int InterimYears = 5;

    private static readonly IReadOnlyList<ResolvedValue> NoReports = [];

    private readonly FundamentalsSet _set = set;
    private readonly Company[] _companies = Match(set.Ciks, companies);
    private readonly TickerPrices _tickers = new(companies);
    private readonly Dictionary<(string, int), double> _rates = (rates ?? []).ToDictionary(r => (r.Currency, r.Year), r => r.Usd);

    /// <summary>The day of a book without a date: the newest filed date in the store; the first day of the calendar for an empty one.</summary>
    public DateOnly LatestDate => _set.NewestFiled ?? DateOnly.MinValue;

    /// <summary>Every company of which anything was filed by the day, that day included, scored on what was filed by then.</summary>
    public ScoreBook Build(DateOnly asOf, Basis basis = Basis.Annual) =>
        Scorer.Build(new BookKey(asOf, basis, method.Hash, dataVersion), method, InputsAsOf(asOf, basis));

    /// <summary>
    /// Books of several days, each made as it is drawn. Those that read quarterly reports get them of all days at once: the windows of yearly
    /// books overlap, and reading each by itself would read every report five times.
    /// </summary>
    public IEnumerable<ScoreBook> Build(IReadOnlyList<DateOnly> days, Basis basis)
    {
        if (basis == Basis.Annual || interim is null || days.Count == 0)
            return days.Select(day => Build(day, basis));
        var fillings = days.Select(day => new Filling(this, day, basis)).ToArray();
        foreach (var reports in interim(FirstEnd(days.Min()), days.Max()))
        {
            foreach (var filling in fillings)
                filling.UpTo(reports);
        }
        return fillings.Select(filling => Scorer.Build(new BookKey(filling.Day, basis, method.Hash, dataVersion), method, filling.Rest()));
    }

    /// <summary>The raw factors and figures of every company of which anything was filed by the day, one row each, by CIK.</summary>
    public ScoreInputs InputsAsOf(DateOnly asOf, Basis basis = Basis.Annual)
    {
        var filling = new Filling(this, asOf, basis);
        if (basis != Basis.Annual && interim is not null)
        {
            foreach (var reports in interim(FirstEnd(asOf), asOf))
                filling.UpTo(reports);
        }
        return filling.Rest();
    }

    private static DateOnly FirstEnd(DateOnly day) => day.Year > InterimYears ? day.AddYears(-InterimYears) : DateOnly.MinValue;

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

    /// <summary>One day's inputs, filled company by company in the order of their CIKs, as reports come by.</summary>
    private sealed class Filling
    {
        private readonly BookBuilder _builder;
        private readonly Basis _basis;
        private readonly YearReader _reader;
        private readonly List<int> _known;
        private readonly ScoreInputs _inputs;
        private readonly Dictionary<string, ClosingPrice> _prices;
        private readonly CompanyYears _fiscal = new();
        private readonly CompanyYears _trailing = new();
        private readonly TrailingReader _trailingReader = new();
        private int _row;

        public Filling(BookBuilder builder, DateOnly day, Basis basis)
        {
            (_builder, Day, _basis) = (builder, day, basis);
            _reader = new YearReader(builder._set);
            _known = [.. Enumerable.Range(0, builder._set.Ciks.Count).Where(company => _reader.IsKnown(company, day))];
            _inputs = new ScoreInputs([.. _known.Select(company => builder._companies[company])]);
            _prices = builder.PricesAsOf(day, _known.Count);
        }

        public DateOnly Day { get; }

        /// <summary>Fills the companies up to that of the reports, which are its; of a company without reports by the day, nothing is read from them.</summary>
        public void UpTo(IReadOnlyList<ResolvedValue> reports)
        {
            var cik = reports[0].Cik;
            while (_row < _known.Count && _inputs.Companies[_row].Cik < cik)
                Fill(NoReports);
            if (_row >= _known.Count || _inputs.Companies[_row].Cik != cik)
                return;
            var first = FirstEnd(Day);
            Fill([.. reports.Where(r => r.Filed <= Day && r.Period.End > first)]);
        }

        /// <summary>Fills the companies that are left, and gives all.</summary>
        public ScoreInputs Rest()
        {
            while (_row < _known.Count)
                Fill(NoReports);
            return _inputs;
        }

        private void Fill(IReadOnlyList<ResolvedValue> reports)
        {
            var row = _row++;
            _reader.Read(_known[row], Day, _fiscal);
            var outcome = _trailingReader.Read(_fiscal, reports, Day, _trailing);
            _builder.Fill(_inputs, row, outcome == TrailingOutcome.Made ? _trailing : _fiscal, Day, _prices);
            if (outcome == TrailingOutcome.CannotBeMade && _basis == Basis.Ttm && _inputs.Unrated[row] == UnratedReason.None)
                _inputs.Unrated[row] = UnratedReason.NoTrailingYear;
        }
    }
}
