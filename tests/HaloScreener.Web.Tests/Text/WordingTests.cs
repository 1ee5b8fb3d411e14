using System.Globalization;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Readers;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HaloScreener.Web.Tests.Text;

/// <summary>Refusals are English for programs, and in the reader's language on a page.</summary>
public sealed class WordingTests
{
    private readonly Wordings _wordings = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Wordings>().BuildServiceProvider().GetRequiredService<Wordings>();

    [Theory]
    [InlineData("size=5000", "参数“size”的值“5000”无法使用；可用：1 到 1000 的整数。")]
    [InlineData("basis=x", "参数“basis”的值“x”不是口径；可用：annual, ttm, newest。")]
    [InlineData("country=USA", "参数“country”的值“USA”不是国家代码；可用：两个字母，例如 US。")]
    public void A_parameter_that_cannot_be_used_is_told_in_chinese(string query, string expected)
    {
        var error = Assert.Single(ScreenRequest.Parse(query, ScoringMethod.Default).Errors);

        Assert.Equal(expected, In("zh-Hans", error.Sentence));
        Assert.Equal(error.Sentence.ToString(), In("en-GB", error.Sentence));
    }

    [Fact]
    public void A_refused_file_is_told_with_its_line_in_chinese()
    {
        var refused = new ImportException("list.csv", 3, $"the file is larger than {2_000_000:N0} bytes.");

        Assert.Equal("list.csv, line 3: the file is larger than 2,000,000 bytes.", refused.Message);
        Assert.Equal("list.csv 第 3 行：文件大于 2,000,000 字节。", In("zh-Hans", refused.Sentence));
    }

    [Fact]
    public void What_nobody_has_translated_is_told_in_english_braces_and_all() =>
        Assert.Equal("nobody translated {this} or 7", In("zh-Hans", $"nobody translated {{this}} or {7}"));

    private string In(string language, Wording wording)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return _wordings.Of(wording);
    }
}
