using HaloScreener.Core.Concepts;
using HaloScreener.Export.Analyses;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Hosting;
using Microsoft.Extensions.Caching.Memory;

namespace HaloScreener.Web.Features.Figures;

/// <summary>Takes a number of many companies apart and reads the filings behind its parts, many companies at a time.</summary>
public sealed class FigureFilings(Books books, CompanyFilings filings, Lists lists, IMemoryCache recent)
{
    /// <summary>As long as a page takes from its first answer to the moment when the circuit draws it again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <summary>Takes a number apart, or says which parameter keeps it from that.</summary>
    /// <param name="book">The book that the request asks for.</param>
    /// <param name="request">A request that was parsed with the book's method.</param>
    /// <param name="ct">Ends the reading of another day's book.</param>
    public async ValueTask<Parsed<FigureAnswer>> AnswerAsync(ScoreBook book, FigureRequest request, CancellationToken ct)
    {
        ScoreBook? since = null;
        if (request.Since is { } day)
        {
            var answer = await books.GetAsync(day, request.Basis, ct);
            if (!answer.HasBook)
                return new() { Errors = [new ParameterError("since", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "cannot be answered", answer.Problem)] };
            since = answer.Book;
        }
        return request.Set.Answer(new FigureContext
        {
            Request = request,
            Book = book,
            Since = since,
            FiscalYearsOf = cik => books.FiscalYearsOf(cik, book.Key.AsOf),
            CoverageOf = (year, concept) => books.CompaniesOf(book.Key.AsOf, year, concept),
            MembersOf = id => lists.Current?.Lists.FirstOrDefault(l => l.Id == id) is { } list ? [.. list.Items.Select(i => i.Cik)] : null,
        });
    }

    /// <summary>The filings behind these parts, in their order.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<SourcedPart>> ReadAsync(IReadOnlyList<PlacedPart> parts, CancellationToken ct)
    {
        var sourced = new List<SourcedPart>(parts.Count);
        foreach (var term in parts.GroupBy(p => p.Term))
        {
            var book = term.Key.Book;
            var sources = term.SelectMany(p => term.Key.BehindOf(p.Part)).Distinct().ToArray();
            int[] ciks = [.. term.Select(p => p.Part.Row).OfType<int>().Distinct().Select(row => book.Companies[row].Cik)];
            var (vintages, interim) = await filings.ReadManyAsync(ciks, PartLineage.ConceptsOf(sources), book.Key.AsOf, book.Key.Basis != Basis.Annual, ct);
            sourced.AddRange(term.Select(p =>
            {
                var cik = p.Part.Row is { } row ? book.Companies[row].Cik : 0;
                return new SourcedPart(p, PartLineage.Of(book, p.Part.Row, term.Key.BehindOf(p.Part), Of(vintages, cik), Of(interim, cik)));
            }));
        }
        return sourced;
    }

    /// <summary>The parts of a page, kept for a moment so that nothing flickers when the circuit draws it again.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public async ValueTask<IReadOnlyList<SourcedPart>> PageAsync(FigureAnswer answer, CancellationToken ct)
    {
        var key = (typeof(FigureFilings), answer.Request.ToQueryString(), answer.Book.Key);
        if (recent.TryGetValue(key, out IReadOnlyList<SourcedPart>? known) && known is not null)
            return known;
        return recent.Set(key, await ReadAsync(answer.Shown, ct), Kept);
    }

    private static IReadOnlyList<ResolvedValue> Of(IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>> values, int cik) => values.GetValueOrDefault(cik) ?? [];
}
