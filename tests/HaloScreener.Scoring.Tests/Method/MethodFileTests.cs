using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Tests.Method;

public class MethodFileTests
{
    private static string HashWith(string file, string from, string to) => Load(file, from, to).Hash;

    private static ScoringMethod Load(string file, string from, string to)
    {
        var text = MethodFiles.Embedded[file];
        Assert.Contains(from, text, StringComparison.Ordinal);
        return ScoringMethod.Load(MethodFiles.Embedded.With(file, text.Replace(from, to, StringComparison.Ordinal)), "chains");
    }

    private static string Original => ScoringMethod.Load(MethodFiles.Embedded, "chains").Hash;

    [Theory]
    [InlineData(MethodFiles.Rules, "\"regulated\": 0.80", "\"regulated\": 0.81")]
    [InlineData(MethodFiles.Rules, "\"shells\": \"6770,", "\"shells\": \"")]
    [InlineData(MethodFiles.Substitutability, "40,0,", "40,1,")]
    [InlineData(MethodFiles.Exposure, "-0.8212", "-0.8213")]
    [InlineData(MethodFiles.ExposureOverrides, "7363,7320", "7363,7311")]
    [InlineData(MethodFiles.Regulated, "806,", "80,")]
    public void A_changed_figure_is_another_method(string file, string from, string to) => Assert.NotEqual(Original, HashWith(file, from, to));

    [Theory]
    [InlineData(MethodFiles.Rules, "\"name\": \"Tangible share\"", "\"name\": \"Share of tangible assets\"")]
    [InlineData(MethodFiles.Rules, "\"regulated\": 0.80", "\"regulated\": 0.8")]
    [InlineData(MethodFiles.Rules, "\"version\": \"1.0\"", "\"version\": \"1.0.1\"")]
    [InlineData(MethodFiles.Substitutability, "The rail network", "Track and trains")]
    [InlineData(MethodFiles.Regulated, "Hospitals:", "Hospital:")]
    [InlineData(MethodFiles.Exposure, "Electronic Computers", "Computers")]
    [InlineData(MethodFiles.Themes, "Railways", "Rail")]
    public void A_changed_reason_label_or_spelling_is_the_same_method(string file, string from, string to) => Assert.Equal(Original, HashWith(file, from, to));

    [Fact]
    public void Moved_weight_between_two_factors_is_another_method()
    {
        var text = MethodFiles.Embedded[MethodFiles.Rules];
        var moved = text.Replace("\"weight\": 0.30", "\"weight\": 0.25", StringComparison.Ordinal)
            .Replace("\"id\": \"substitutability\", \"axis\": \"risk\", \"weight\": 0.20", "\"id\": \"substitutability\", \"axis\": \"risk\", \"weight\": 0.25", StringComparison.Ordinal);

        var method = ScoringMethod.Load(MethodFiles.Embedded.With(MethodFiles.Rules, moved), "chains");

        Assert.Equal(0.25, method.Factors[method.IndexOf("labour_exposure")].Weight);
        Assert.NotEqual(Original, method.Hash);
    }

    [Fact]
    public void Other_chains_are_another_method() => Assert.NotEqual(Original, ScoringMethod.Load(MethodFiles.Embedded, "other").Hash);

    [Theory]
    [InlineData(MethodFiles.Rules, "\"weight\": 0.30", "\"weight\": 0.31", "the weights of Risk add up to 1.01, not 1")]
    [InlineData(MethodFiles.Rules, "\"z_clip\": 3,", "", "z_clip")]
    [InlineData(MethodFiles.Rules, "\"z_clip\": 3", "\"z_clop\": 3", "z_clop")]
    [InlineData(MethodFiles.Rules, "\"winsor_low\": 0.025", "\"winsor_low\": 2.5", "winsor_low is 2.5, not from 0 to 0.5")]
    [InlineData(MethodFiles.Rules, "\"2833-2836,8731\"", "\"2833-28,8731\"", "'2833-28' is neither a SIC code or prefix")]
    [InlineData(MethodFiles.Rules, "[\"revenue\", ", "[\"turnover\", ", "'turnover' is no concept")]
    [InlineData(MethodFiles.Substitutability, "\n40,0,", "\n40,5,", "value is '5', not a whole number from 0 to 4")]
    [InlineData(MethodFiles.Substitutability, "\n40,0,The rail network\n", "\n40,0,\n", "reason is empty")]
    [InlineData(MethodFiles.Substitutability, "\n40,0,", "\n41,0,", "SIC 41 stands twice")]
    [InlineData(MethodFiles.Substitutability, "\n40,0,The rail network\n", "\n", "no row covers SIC 4011")]
    [InlineData(MethodFiles.Substitutability, "sic,value,reason", "sic,score,reason", "line 1: the header must be sic,value,reason")]
    [InlineData(MethodFiles.Exposure, "-0.8212,override", "-0.8212,guess", "bridge is 'guess'")]
    [InlineData(MethodFiles.Sectors, "\"4000-4599,", "\"4000-4600,", "SIC 4600 is already in 'energy'")]
    [InlineData(MethodFiles.ThemeMembers, "\nrails,", "\ntrains,", "there is no theme 'trains'")]
    [InlineData(MethodFiles.CuratedRoles, "2025-02-13", "13/02/2025", "date is '13/02/2025', not a date")]
    public void A_bad_file_is_refused_by_name_and_reason(string file, string from, string to, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Load(file, from, to));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_row_is_named_by_its_line()
    {
        var text = "sic,reason\n40,Railroads\n46x,Pipelines\n";

        var error = Assert.Throws<InvalidDataException>(() => ScoringMethod.Load(MethodFiles.Embedded.With(MethodFiles.Regulated, text), "chains"));

        Assert.StartsWith("regulated.csv, line 3: sic: '46x' is neither a SIC code", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_cut_in_the_middle_is_refused_with_its_line()
    {
        var text = MethodFiles.Embedded[MethodFiles.Rules];
        var cut = text[..text.IndexOf("\"universe\"", StringComparison.Ordinal)];

        var error = Assert.Throws<InvalidDataException>(() => ScoringMethod.Load(MethodFiles.Embedded.With(MethodFiles.Rules, cut), "chains"));

        Assert.Matches(@"^halo-1\.json, line \d+: ", error.Message);
    }
}
