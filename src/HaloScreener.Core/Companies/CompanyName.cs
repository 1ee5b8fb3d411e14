using System.Globalization;
using System.Text;

namespace HaloScreener.Core.Companies;

/// <summary>
/// Names compare without case, accents, punctuation and legal form: "Deere &amp; Company", "DEERE &amp; CO" and "Deere Co." are one name, and so are
/// "Coca-Cola Co /DE/" and "The Coca-Cola Company".
/// </summary>
public static class CompanyName
{
    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "INC", "INCORPORATED", "CORP", "CORPORATION", "CO", "COMPANY", "COMPANIES", "COS", "LTD", "LIMITED", "PLC", "LLC", "LP", "LLP", "SA", "NV", "AG", "SE", "AB",
        "ASA", "SPA", "TRUST", "REIT", "HOLDING", "HOLDINGS", "GROUP", "COM", "COMMON", "STOCK", "ORD", "CLASS", "CL", "ADR", "ADS", "NEW", "DE", "MD", "NY", "PA", "OH",
    };

    /// <summary>The name as it compares; empty when nothing of it is left.</summary>
    public static string Normalise(string name)
    {
        var words = Words(name);
        var first = words.Count > 1 && words[0] == "THE" ? 1 : 0;
        var last = words.Count;
        // Of "Trust Co" something must stay; a share class is one letter after the legal form.
        while (last - first > 1 && (LegalForms.Contains(words[last - 1]) || (words[last - 1] is "A" or "B" or "C" && LegalForms.Contains(words[last - 2]))))
            last--;
        return string.Join(' ', words[first..last]);
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToUpperInvariant(c));
            // "Lowe's" is LOWES and "U.S." is US, but "Amazon.com" is AMAZON COM, as the SEC writes it.
            else if (c is not ('\'' or '’') && !(c == '.' && word.Length == 1) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                Flush();
            if (c == '&')
                words.Add("AND");
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
