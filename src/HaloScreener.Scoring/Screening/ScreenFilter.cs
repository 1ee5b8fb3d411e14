using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;

namespace HaloScreener.Scoring.Screening;

/// <summary>The filters of a request as bits, so that one pass answers both the screen and the counts beside its filters.</summary>
[Flags]
internal enum FilterBits : ushort
{
    None = 0,
    Sector = 1 << 0,
    Theme = 1 << 1,
    Flag = 1 << 2,
    Quadrant = 1 << 3,
    Confidence = 1 << 4,
    Country = 1 << 5,
    Borderline = 1 << 6,
    Stagnant = 1 << 7,
    /// <summary>Out of a money range only because of the currency.</summary>
    Currency = 1 << 8,
    /// <summary>Everything that has no count of its own: track, rated, reason, text, SIC, ranges.</summary>
    Other = 1 << 9,
    Group = 1 << 10,
    List = 1 << 11,
}

/// <summary>Which filters of a request each company fails.</summary>
internal static class ScreenFilter
{
    /// <summary>For each row the filters that it fails; none means that it is in the screen.</summary>
    /// <param name="book">The universe.</param>
    /// <param name="ranking">Its ranking under the request's weights.</param>
    /// <param name="request">The filters.</param>
    /// <param name="lists">The lists that the request may ask for.</param>
    public static FilterBits[] Failures(ScoreBook book, Ranking ranking, ScreenRequest request, IReadOnlyList<NamedList> lists)
    {
        var index = ScreenIndex.Of(book);
        var failed = new FilterBits[book.Count];
        FailWhere(failed, FilterBits.Other, row => (book.Unrated[row] == UnratedReason.None) != request.Rated);
        if (request.Reasons.Count > 0)
            FailWhere(failed, FilterBits.Other, row => !request.Reasons.Contains(book.Unrated[row]));
        if (request.Track is { } track)
            FailWhere(failed, FilterBits.Other, row => book.Tracks[row] != track);
        if (request.Sectors.Count > 0)
            FailWhere(failed, FilterBits.Sector, row => index.Sector(row) is not { } sector || !request.Sectors.Contains(sector));
        if (request.Groups.Count > 0)
        {
            var groups = request.Groups.ToHashSet(StringComparer.OrdinalIgnoreCase);
            FailWhere(failed, FilterBits.Group, row => book.Companies[row].Group is not { } group || !groups.Contains(group));
        }
        if (request.Themes.Count > 0)
            FailWhere(failed, FilterBits.Theme, row => !ContainsAny(request.Themes, index.Themes(row)));
        if (request.Flags.Count > 0)
            FailUnlessFlagged(failed, book, request.Flags);
        if (request.Quadrants.Count > 0)
            FailWhere(failed, FilterBits.Quadrant, row => !request.Quadrants.Contains(ranking.Quadrants[row]));
        if (request.Confidence.Count > 0)
            FailWhere(failed, FilterBits.Confidence, row => !request.Confidence.Contains(book.Confidence[row]));
        if (request.Countries.Count > 0)
            FailWhere(failed, FilterBits.Country, row => book.Companies[row].Country is not { } country || !request.Countries.Contains(country));
        if (request.Borderline is { } borderline)
            FailWhere(failed, FilterBits.Borderline, row => ranking.Quadrants[row] == Quadrant.None || ranking.Borderline[row] != borderline);
        if (request.Stagnant is { } stagnant)
            FailWhere(failed, FilterBits.Stagnant,
                row => ranking.Quadrants[row] == Quadrant.None || ScreenColumns.IsHeavyButStagnant(book, ranking, row) != stagnant);
        if (request.Sic.Count > 0)
            FailUnlessSic(failed, book, request.Sic);
        if (request.List is { } id)
        {
            var list = lists.FirstOrDefault(l => l.Id == id) ?? throw new ArgumentException($"The list {id} was not given with its request.", nameof(lists));
            FailWhere(failed, FilterBits.List, row => !list.Ciks.Contains(book.Companies[row].Cik));
        }
        if (request.Text is { } text)
            FailUnlessText(failed, index, text);
        foreach (var range in request.Ranges)
            FailOutside(failed, book, ranking, range);
        return failed;
    }

    private static void FailWhere(FilterBits[] failed, FilterBits bit, Func<int, bool> fails)
    {
        for (var row = 0; row < failed.Length; row++)
        {
            if (fails(row))
                failed[row] |= bit;
        }
    }

    private static bool ContainsAny(Values<string> wanted, string[] ids)
    {
        foreach (var id in ids)
        {
            if (wanted.Contains(id))
                return true;
        }
        return false;
    }

    private static void FailUnlessFlagged(FilterBits[] failed, ScoreBook book, Values<string> ids)
    {
        var wanted = QualityFlags.None;
        foreach (var info in QualityFlagInfo.All)
        {
            if (ids.Contains(info.Id))
                wanted |= info.Flag;
        }
        FailWhere(failed, FilterBits.Flag, row => (book.Flags[row] & wanted) == 0);
    }

    /// <summary>A prefix of 2 to 4 digits is a span of four-digit codes: 49 is 4900–4999.</summary>
    private static void FailUnlessSic(FilterBits[] failed, ScoreBook book, Values<string> prefixes)
    {
        var spans = prefixes.Select(p =>
        {
            var width = p.Length switch { 2 => 100, 3 => 10, _ => 1 };
            var first = int.Parse(p, System.Globalization.CultureInfo.InvariantCulture) * width;
            return (First: first, Last: first + width - 1);
        }).ToArray();
        FailWhere(failed, FilterBits.Other, row =>
        {
            if (book.Companies[row].Sic is not { } sic)
                return true;
            foreach (var (first, last) in spans)
            {
                if (sic >= first && sic <= last)
                    return false;
            }
            return true;
        });
    }

    /// <summary>Every word must be found, in any of the texts of the company.</summary>
    private static void FailUnlessText(FilterBits[] failed, ScreenIndex index, string text)
    {
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var found = new bool[failed.Length];
            index.MarkText(word, found);
            FailWhere(failed, FilterBits.Other, row => !found[row]);
        }
    }

    private static void FailOutside(FilterBits[] failed, ScoreBook book, Ranking ranking, ColumnRange range)
    {
        var column = ScreenColumns.Of(book.Method).Find(range.Column)
            ?? throw new ArgumentException($"No column '{range.Column}' under this method; requests are checked when parsed.", nameof(range));
        var (min, max) = (range.Min ?? double.NegativeInfinity, range.Max ?? double.PositiveInfinity);
        var isMoney = column.Kind == ColumnKind.Money;
        for (var row = 0; row < failed.Length; row++)
        {
            var value = column.Number(book, ranking, row);
            var usd = isMoney ? value * book.UsdPerUnitOf(row) : value;
            // Written so that NaN fails.
            if (double.IsNaN(usd) && !double.IsNaN(value))
                failed[row] |= FilterBits.Currency;
            else if (!(usd >= min && usd <= max))
                failed[row] |= FilterBits.Other;
        }
    }
}
