using System.Collections.Concurrent;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Core.Markets;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>A sink that keeps everything that a reader hands on.</summary>
internal sealed class Collected
{
    public static readonly DateOnly Today = new(2026, 7, 1);

    private readonly ConcurrentQueue<CompanyFacts> _facts = new();
    private readonly ConcurrentQueue<CompanyStatement> _companies = new();

    private readonly ConcurrentQueue<IReadOnlyList<ClosingPrice>> _prices = new();

    private readonly List<ExchangeRate> _rates = [];

    private readonly Lazy<IReadOnlyList<StatedFact>> _all;

    public Collected()
    {
        Sink = new ReadSink { Facts = _facts.Enqueue, Company = _companies.Enqueue, Prices = _prices.Enqueue, Rate = _rates.Add, Groups = g => Groups = g, LookAlikes = s => LookAlikes = s, Today = Today };
        _all = new(() => [.. _facts.OrderBy(c => c.Cik).SelectMany(c => c.Facts)]);
    }

    public ReadSink Sink { get; }
    public IReadOnlyList<CompanyFacts> ByCompany => [.. _facts];
    public IReadOnlyList<StatedFact> Facts => _all.Value;
    public IReadOnlyList<CompanyStatement> Companies => [.. _companies.OrderBy(c => c.Cik)];

    public IReadOnlyList<ClosingPrice> Prices => [.. _prices.SelectMany(p => p)];

    public IReadOnlyList<ExchangeRate> Rates => _rates;

    /// <summary>The grouping that was handed on, or null when none was.</summary>
    public IReadOnlyList<CompanyGroup>? Groups { get; private set; }

    public IReadOnlyList<CustomStatement> LookAlikes { get; private set; } = [];

    public CompanyStatement Company(int cik) => Companies.Single(c => c.Cik == cik);

    public IEnumerable<StatedFact> Of(int cik, string tag) =>
        _facts.Where(c => c.Cik == cik).SelectMany(c => c.Facts).Where(f => f.Tag == MappedTags.Default.IdOf(tag));

    public static Collected Read(Action<string, ReadSink, CancellationToken> reader, string path)
    {
        var collected = new Collected();
        reader(path, collected.Sink, TestContext.Current.CancellationToken);
        return collected;
    }

    public static ImportException Fails(Action<string, ReadSink, CancellationToken> reader, string path) =>
        Assert.Throws<ImportException>(() => { Read(reader, path); });
}
