using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Lists;

/// <summary>Reads a list that a person typed or pasted: a line for each company, or tickers in one line.</summary>
public static class ListText
{
    private static readonly char[] Parting = [',', ';', '\t', '|'];

    /// <summary>
    /// One entry for each company named. A line is taken as it is when it means a company, so that "Apple, Inc." is one; else it is parted at
    /// commas, semicolons and tabs, and at blanks where every part is a ticker or a CIK.
    /// </summary>
    public static IReadOnlyList<ListEntry> Parse(ScoreBook book, string text)
    {
        var entries = new List<ListEntry>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Trim() is { Length: > 0 } written)
                entries.AddRange(Parts(book, written).Select(part => ListEntry.Of(part, number)));
        }
        return entries;
    }

    private static IEnumerable<string> Parts(ScoreBook book, string line)
    {
        if (Means(book, line))
            return [line];
        var parts = line.Split(Parting, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.SelectMany(part => Means(book, part) ? [part] : AtBlanks(book, part));
    }

    private static string[] AtBlanks(ScoreBook book, string part)
    {
        var words = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // "UNP CSX ZZZZ" is three tickers of which one is unknown; "Foo Bar Union" is a name that is unknown.
        return words.Length > 1 && words.All(LooksLikeId) && words.Any(w => CompanyMatcher.IsId(book, w)) ? words : [part];
    }

    private static bool LooksLikeId(string word) => word.Length <= 10 && word.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/' or ':');

    private static bool Means(ScoreBook book, string text) => CompanyMatcher.Match(book, [ListEntry.Of(text, 1)]).Matched.Count == 1;
}
