using HaloScreener.Core.Concepts;
using HaloScreener.Import.Auditing;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Resolving;
using HaloScreener.Import.Sample;

namespace HaloScreener.Import.Tests.Auditing;

/// <summary>
/// The bundled universe, resolved, against figures read from the filings one company at a time by a script that knows nothing of the chains. The held-out half was fixed
/// before anything was compared, and no chain was changed for it.
/// </summary>
public sealed class AccuracyTests(AccuracyTests.Audited audited) : IClassFixture<AccuracyTests.Audited>
{
    [Theory]
    [InlineData(Concept.Assets, 0.995)]
    [InlineData(Concept.NetIncome, 0.98)]
    [InlineData(Concept.Revenue, 0.97)]
    [InlineData(Concept.Capex, 0.96)]
    [InlineData(Concept.PpeNet, 0.97)]
    [InlineData(Concept.OperatingIncome, 0.95)]
    [InlineData(Concept.DepreciationAmortization, 0.93)]
    public void Figures_match_the_statements_in_the_half_that_no_chain_was_changed_for_and_in_the_whole(Concept concept, double target)
    {
        foreach (var report in new[] { AuditReport.Of([.. audited.Figures.Where(audited.IsHeldOut)]), AuditReport.Of(audited.Figures) })
        {
            var match = report.Concepts.Single(c => c.Concept == concept);
            Assert.True(match.Rate >= target, $"{match}: {string.Join("; ", report.Misses.Where(m => m.Reference.Concept == concept).Select(m => $"line {m.Reference.Line}: {m.Reference.Value:N0} is {m.Resolved?.Value:N0}"))}");
        }
    }

    [Fact]
    public void The_reference_speaks_of_seventy_companies_in_three_years_each()
    {
        var years = audited.Figures.Select(f => (f.Reference.Cik, f.Reference.FiscalYearEnd)).Distinct().GroupBy(f => f.Cik).Select(g => g.Count()).ToList();
        Assert.True(years.Count >= 70, $"{years.Count} companies");
        Assert.True(years.Count(y => y >= 3) >= 70, $"{years.Count(y => y >= 3)} with three years");
    }

    /// <summary>All figures of the reference, audited once.</summary>
    public sealed class Audited
    {
        private readonly HashSet<long> _heldOut = [];

        public Audited()
        {
            var ct = TestContext.Current.CancellationToken;
            var path = Path.Combine(AppContext.BaseDirectory, "Reference", "annual-figures.csv");
            var lines = File.ReadAllLines(path);
            for (var line = 0; line < lines.Length; line++)
            {
                if (lines[line].Contains(",held-out,", StringComparison.Ordinal))
                    _heldOut.Add(line + 1);
            }
            var references = ReferenceFile.Read(path, ct).ToLookup(f => f.Cik);
            var figures = new List<AuditedFigure>();
            using var stream = BundledUniverse.Open();
            UniverseReader.Read(stream, BundledUniverse.FileName, new ReadSink
            {
                Facts = company =>
                {
                    if (references.Contains(company.Cik))
                        figures.AddRange(Auditor.Audit([.. references[company.Cik]], Resolver.Resolve(company.Cik, company.Facts, ChainFile.Default), company.Facts));
                },
                Company = _ => { },
                Today = new DateOnly(2026, 12, 31),
            }, ct);
            Figures = figures;
        }

        public IReadOnlyList<AuditedFigure> Figures { get; }

        public bool IsHeldOut(AuditedFigure figure) => _heldOut.Contains(figure.Reference.Line);
    }
}
