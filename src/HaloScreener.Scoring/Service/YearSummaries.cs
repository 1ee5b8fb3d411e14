using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Scoring.Service;

/// <summary>The yearly books of one version of the store, each kept as its summary once it has been built.</summary>
internal sealed class YearSummaries(BookBuilder builder, FundamentalsSet set, ScoringMethod method)
{
    /// <summary>Bounded by the years of filings and three bases: a few kilobytes each.</summary>
    private readonly ConcurrentDictionary<(DateOnly Day, Basis Basis), YearSummary> _years = [];
    private readonly ConditionalWeakTable<ScoreBook, IReadOnlyList<YearSummary>> _byBook = [];

    /// <summary>What <see cref="UpTo"/> has answered before; null when it has not.</summary>
    public IReadOnlyList<YearSummary>? Known(ScoreBook book) => _byBook.TryGetValue(book, out var known) ? known : null;

    /// <summary>Each 30 June before the book's day, from the first with enough rated companies, on the book's basis, then the book itself; oldest first.</summary>
    public IReadOnlyList<YearSummary> UpTo(ScoreBook book, CancellationToken ct)
    {
        DateOnly[] days = [.. ScoreHistory.Days(set, method, book.Key.AsOf)];
        var basis = book.Key.Basis;
        var missing = days.Where(day => !_years.ContainsKey((day, basis))).ToArray();
        foreach (var year in builder.Build(missing, basis))
        {
            ct.ThrowIfCancellationRequested();
            _years.TryAdd((year.Key.AsOf, basis), YearSummary.Of(year));
        }
        var summaries = new List<YearSummary>();
        foreach (var summary in days.Select(day => _years[(day, basis)]))
        {
            if (summaries.Count > 0 || summary.Universe >= method.Rules.Universe.HistoryMinRated)
                summaries.Add(summary);
        }
        summaries.Add(YearSummary.Of(book));
        _byBook.AddOrUpdate(book, summaries);
        return summaries;
    }
}
