using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Validation;

/// <summary>What is held against what. The first named is the side that should rank high.</summary>
public enum Contrast
{
    HaloAgainstAtRisk,
    /// <summary>Only <c>halo</c> labels: the rest of the ranked companies is the other side.</summary>
    HaloAgainstRest,
    /// <summary>Only <c>at_risk</c> labels: the rest is the side that should rank high.</summary>
    RestAgainstAtRisk,
}

/// <summary>Why a label is not compared.</summary>
public enum SetAsideReason
{
    /// <summary>The book has no company of this ticker or CIK.</summary>
    NotFound,
    /// <summary>Financials have no HALO score.</summary>
    Financial,
    Unrated,
    /// <summary>The company carries both labels.</summary>
    Contradicted,
}

/// <summary>A label that is not compared.</summary>
/// <param name="Label">As it was given.</param>
/// <param name="Row">The company's row in the book, or null when it was not found.</param>
/// <param name="Reason">Why not.</param>
public sealed record SetAside(LabelledCompany Label, int? Row, SetAsideReason Reason);

/// <summary>
/// The ranked companies that labels sort into two sides. All scores and baselines are compared over the same companies, so that a difference is
/// never one of who took part.
/// </summary>
public sealed class LabelledSample
{
    private LabelledSample(ScoreBook book, Contrast contrast, int[] rows, bool[] positive, IReadOnlyList<SetAside> setAside)
    {
        (Book, Contrast, Rows, Positive, SetAside) = (book, contrast, rows, positive, setAside);
        Positives = positive.Count(p => p);
    }

    public ScoreBook Book { get; }
    public Contrast Contrast { get; }
    /// <summary>Rows of the book that are compared, ascending.</summary>
    public int[] Rows { get; }
    /// <summary>For each of <see cref="Rows"/>, whether it is on the side that should rank high.</summary>
    public bool[] Positive { get; }
    public int Positives { get; }
    public int Negatives => Rows.Length - Positives;
    public IReadOnlyList<SetAside> SetAside { get; }

    /// <summary>Whether both sides have a company.</summary>
    public bool HasBothSides => Positives > 0 && Negatives > 0;

    /// <summary>Finds the labelled companies in a book. A company named twice with one label counts once.</summary>
    public static LabelledSample Of(ScoreBook book, IEnumerable<LabelledCompany> labels) =>
        Of(book, labels.Select(label => (label, CompanyLookup.Find(book, label.Id))));

    /// <summary>The same of labels whose companies are found already.</summary>
    public static LabelledSample Of(ScoreBook book, IEnumerable<(LabelledCompany Label, int? Row)> labels)
    {
        var setAside = new List<SetAside>();
        var byRow = new Dictionary<int, List<LabelledCompany>>();
        foreach (var (label, found) in labels)
        {
            if (found is not { } row)
                setAside.Add(new SetAside(label, null, SetAsideReason.NotFound));
            else if (book.Ranking.Rank[row] == 0)
                setAside.Add(new SetAside(label, row, IsFinancial(book, row) ? SetAsideReason.Financial : SetAsideReason.Unrated));
            else if (byRow.TryGetValue(row, out var same))
                same.Add(label);
            else
                byRow.Add(row, [label]);
        }
        var sides = new Dictionary<int, CompanyLabel>();
        foreach (var (row, same) in byRow)
        {
            if (same.TrueForAll(l => l.Label == same[0].Label))
                sides.Add(row, same[0].Label);
            else
                setAside.AddRange(same.Select(label => new SetAside(label, row, SetAsideReason.Contradicted)));
        }
        var contrast = (sides.ContainsValue(CompanyLabel.Halo), sides.ContainsValue(CompanyLabel.AtRisk)) switch
        {
            (true, true) => Contrast.HaloAgainstAtRisk,
            (false, true) => Contrast.RestAgainstAtRisk,
            _ => Contrast.HaloAgainstRest,
        };
        var rows = contrast == Contrast.HaloAgainstAtRisk
            ? sides.Keys.Order().ToArray()
            : [.. Enumerable.Range(0, book.Count).Where(row => book.Ranking.Rank[row] > 0)];
        var positive = Array.ConvertAll(rows, row => sides.TryGetValue(row, out var label) ? label == CompanyLabel.Halo : contrast == Contrast.RestAgainstAtRisk);
        return new LabelledSample(book, contrast, rows, positive, [.. setAside.OrderBy(s => s.Label.Line)]);
    }

    private static bool IsFinancial(ScoreBook book, int row) => book.Tracks[row] == Track.Financials && book.Unrated[row] == UnratedReason.None;
}
