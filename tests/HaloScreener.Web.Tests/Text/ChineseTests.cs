using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HaloScreener.Web.Tests.Text;

/// <summary>Whoever adds an English text adds the Chinese one: these name what is missing.</summary>
public sealed partial class ChineseTests
{
    /// <summary>What stays in Latin letters: names, form types, abbreviations of the field, units and the signs of formulas.</summary>
    private static readonly HashSet<string> Latin = new(StringComparer.Ordinal)
    {
        "HALO", "Screener", "SIC", "CIK", "CSV", "JSON", "PNG", "SHA", "EN", "English", "EV", "EBIT", "EPS", "AUC", "ROC", "MAD", "GB", "MB", "KB", "yyyy", "M",
        "HundredMillion", "TenThousand", "Trillion", "e", "H", "R",
    };

    public static TheoryData<Type> Files => [.. typeof(TermText).Assembly.GetTypes().Where(t => t.Namespace == typeof(TermText).Namespace && t.Name.EndsWith("Text", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Files))]
    public void Every_text_is_there_in_chinese_and_none_is_left_over(Type file)
    {
        HashSet<string> expected = [.. English(file).Keys];
        if (file == typeof(TermText))
            expected.UnionWith(Vocabulary);
        if (file == typeof(IndustryText))
            expected = Industries;
        if (file == typeof(ReasonText))
            expected = Reasons;
        // Besides the sentences, what only puts pieces together: file and line, a list and how many more.
        if (file == typeof(WordingText))
            expected = [.. WordingSources.Sentences, .. Read(file, Languages.Chinese).Keys.Where(WordingSources.All.Contains)];
        // Each language names its own steps: bn and m, 亿 and 万.
        if (file == typeof(UnitText))
            expected = [.. expected.Except(Steps(CultureInfo.InvariantCulture)), .. Steps(Languages.Chinese)];

        var chinese = Read(file, Languages.Chinese).Keys.ToHashSet();

        AssertNone("Missing", expected.Except(chinese));
        AssertNone("Left over", chinese.Except(expected));
    }

    [Theory, MemberData(nameof(Files))]
    public void A_chinese_text_takes_what_the_english_one_takes(Type file)
    {
        var chinese = Read(file, Languages.Chinese);

        foreach (var (key, text) in English(file).Where(t => chinese.ContainsKey(t.Key)))
            Assert.Equal((key, Places(text)), (key, Places(chinese[key])));
        if (file == typeof(WordingText))
            Assert.All(chinese, t => Assert.Equal((t.Key, Places(t.Key)), (t.Key, Places(t.Value))));
    }

    [Theory]
    [InlineData("zh-Hans", "电力"), InlineData("en-GB", "Electric Services")]
    public void An_industry_is_named_in_the_language_of_the_reader(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var terms = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Terms>().BuildServiceProvider().GetRequiredService<Terms>();

        Assert.Equal(expected, terms.IndustryName(4911, "Electric Services"));
    }

    [Theory]
    [InlineData("zh-Hans", 5e9, "50 亿"), InlineData("zh-Hans", 3e6, "300 万"), InlineData("zh-Hans", 1.5e12, "1.5 万亿"), InlineData("en-GB", 5e9, "5 bn")]
    public void An_amount_stands_in_its_field_as_the_reader_types_it(string language, double amount, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(expected, Amounts.Typed(amount));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_text_is_left_in_english(Type file)
    {
        var left = Read(file, Languages.Chinese).Where(t => string.IsNullOrWhiteSpace(t.Value)
            || (!t.Value.Any(c => c >= '\u2E80') && Words().Matches(t.Value).Any(w => !Latin.Contains(w.Value))));

        AssertNone("English", left.Select(t => $"{t.Key} = {t.Value}"));
    }

    /// <summary>What the method, the concept list and the columns name in English, under the keys by which the pages ask.</summary>
    private static IEnumerable<string> Vocabulary
    {
        get
        {
            var method = ScoringMethod.Default;
            var factors = method.Factors.Select(f => f.Id).ToHashSet();
            var columns = ScreenColumns.Of(method).All.Select(c => c.Id).Where(id => !factors.Contains(id.Split('.')[0]) && ConceptInfo.Find(id) is null);
            return
            [
                .. factors.Select(id => "Factor." + id),
                .. factors.Select(id => "Formula." + id),
                "Note.method", "Note.analyses",
                .. ConceptInfo.All.Select(c => "Concept." + c.Id),
                .. columns.Select(id => "Column." + id),
                .. QualityFlagInfo.All.Select(f => "Flag." + f.Id),
                .. method.Sectors.Select(s => "Sector." + s.Id),
                .. method.Themes.Select(t => "Theme." + t.Id),
                // A factor's score and points: English has them in the columns' own names.
                "ScoreOf", "PointsOf",
            ];
        }
    }

    /// <summary>The codes of the industries and of their major groups.</summary>
    private static HashSet<string> Industries =>
    [
        .. ScoringMethod.Default.Industries.Select(i => i.Sic.ToString("0000", CultureInfo.InvariantCulture)),
        .. Enumerable.Range(1, 99).Where(group => ScoringMethod.Default.MajorGroupTitle(group) is not null).Select(group => group.ToString("00", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Every sentence of the method's tables.</summary>
    private static HashSet<string> Reasons
    {
        get
        {
            var method = ScoringMethod.Default;
            return
            [
                .. method.Industries.Select(i => method.SubstitutabilityOf(i.Sic)!.Reason),
                .. method.Regulated.Select(r => r.Reason),
                .. method.CuratedRoles.SelectMany(r => new[] { r.Reason, r.Source }),
                .. method.CapexGuidance.Select(g => g.Note),
                .. method.Hyperscalers.Select(h => h.Reason),
                .. method.ThemeTags.Select(t => t.Reason),
                .. method.Rules.Sources,
            ];
        }
    }

    /// <summary>Says every one: an assertion on equality would cut the list short.</summary>
    private static void AssertNone(string what, IEnumerable<string> keys) =>
        Assert.True(!keys.Any(), what + ": " + string.Join("; ", keys.Order(StringComparer.Ordinal)));

    /// <summary>None for what the method's tables and the program's refusals say in English.</summary>
    private static Dictionary<string, string> English(Type file) => file == typeof(IndustryText) || file == typeof(ReasonText) || file == typeof(WordingText) ? [] : Read(file, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Steps(CultureInfo language) => Read(typeof(UnitText), language)["Magnitudes"].Split(' ').Select(step => step.Split(':')[1]);

    /// <summary>The texts of one language alone, without those that it would borrow.</summary>
    private static Dictionary<string, string> Read(Type file, CultureInfo language) =>
        new ResourceManager(file).GetResourceSet(language, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!) ?? [];

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<!\{)\p{L}+")]
    private static partial Regex Words();
}
