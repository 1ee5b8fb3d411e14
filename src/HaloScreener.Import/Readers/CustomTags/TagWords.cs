using System.Text.RegularExpressions;

namespace HaloScreener.Import.Readers.CustomTags;

/// <summary>The words of a tag's name, so that <c>CapitalExpendituresForProperties</c> and <c>PaymentsToAcquirePropertyPlantAndEquipment</c> can be compared.</summary>
internal static partial class TagWords
{
    /// <summary>Words that stand in names of either meaning.</summary>
    private static readonly HashSet<string> Silent = new(
        ["and", "of", "the", "to", "in", "for", "from", "at", "by", "on", "or", "with", "its", "a", "total", "net", "related", "company", "consolidated", "value", "carrying", "amount", "loss", "benefit"],
        StringComparer.Ordinal);

    /// <summary>Words that filers use for one another, by the one that stands for them.</summary>
    private static readonly Dictionary<string, string> SameAs = Table(
        ("buy", "payment purchase acquire acquisition addition expenditure spending outlay"),
        ("plant", "property equipment ppe propertie"),
        ("revenue", "sale turnover"),
        ("cost", "expense"),
        ("depreciation", "depletion accretion"),
        ("debt", "borrowing"),
        ("income", "earning profit"),
        ("stock", "share unit"),
        ("receivable", "loan"));

    /// <summary>The words of a name, each once: lower case, singular, in the place of synonyms the one word that stands for them.</summary>
    public static IReadOnlySet<string> Of(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in Word().EnumerateMatches(name))
        {
            var word = Singular(name.AsSpan(match.Index, match.Length).ToString().ToLowerInvariant());
            if (!Silent.Contains(word))
                words.Add(SameAs.GetValueOrDefault(word, word));
        }
        return words;
    }

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1]
        : word;

    private static Dictionary<string, string> Table(params (string For, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.For))).ToDictionary(p => p.word, p => p.For, StringComparer.Ordinal);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
