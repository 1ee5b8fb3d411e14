using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Scoring.Validation;

/// <summary>
/// A person's list against the ranking: where its members stand, and how well the scores tell them from the other ranked companies, beside what
/// their industry alone would do.
/// </summary>
public sealed record ListTrial
{
    public required MatchedList Match { get; init; }
    public required LabelledSample Sample { get; init; }
    public required ListComparison Comparison { get; init; }
    /// <summary>Null when no member is ranked, or all ranked companies are members.</summary>
    public required ValidationReport? Report { get; init; }

    /// <summary>Ranked members, the highest first.</summary>
    public IReadOnlyList<int> Members => _members ??= [.. Match.Matched.Select(m => m.Row).Where(row => Sample.Book.Ranking.Rank[row] > 0).OrderBy(row => Sample.Book.Ranking.Rank[row])];

    private IReadOnlyList<int>? _members;

    /// <param name="book">The ranking.</param>
    /// <param name="entries">The list.</param>
    /// <param name="label">Whether its members should rank high or low.</param>
    public static ListTrial Of(ScoreBook book, IEnumerable<ListEntry> entries, CompanyLabel label)
    {
        var match = CompanyMatcher.Match(book, entries);
        var sample = SampleOf(book, match, label);
        return new ListTrial
        {
            Match = match,
            Sample = sample,
            Comparison = ListComparison.Of(book, match.Matched.Select(m => book.Companies[m.Row].Cik)),
            Report = sample.HasBothSides ? Validator.Of(sample) : null,
        };
    }

    /// <summary>The companies of a list as one side, the other ranked companies as the other.</summary>
    internal static LabelledSample SampleOf(ScoreBook book, MatchedList match, CompanyLabel label) =>
        LabelledSample.Of(book, match.Matched.Select(m => (new LabelledCompany(m.Entry.Text, label, m.Entry.Line), (int?)m.Row)));

    /// <summary>Ranked members in the order asked for; ties stay as they rank.</summary>
    public IReadOnlyList<int> Sorted(ValidationRequest request)
    {
        var book = Sample.Book;
        return request.Sort switch
        {
            "name" => Directed(row => book.Companies[row].Name, StringComparer.CurrentCultureIgnoreCase),
            "halo" => Directed(row => book.Ranking.Halo[row], Comparer<double>.Default),
            "h" => Directed(row => book.Ranking.H[row], Comparer<double>.Default),
            "r" => Directed(row => book.Ranking.R[row], Comparer<double>.Default),
            "quadrant" => Directed(row => book.Ranking.Quadrants[row], Comparer<Quadrant>.Default),
            _ => Directed(row => book.Ranking.Rank[row], Comparer<int>.Default),
        };

        IReadOnlyList<int> Directed<T>(Func<int, T> key, IComparer<T> comparer) =>
            request.Descending ? [.. Members.OrderByDescending(key, comparer)] : [.. Members.OrderBy(key, comparer)];
    }
}
