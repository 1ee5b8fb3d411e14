using HaloScreener.Core.Companies;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Validation;
using HaloScreener.TestKit.Books;

namespace HaloScreener.Scoring.Tests.Validation;

public sealed class ListTrialTests
{
    private static readonly IReadOnlyList<ListEntry> Entries = ListText.Parse(SmallUniverse.Book, "ADWARE, union\nNext Grid Energy; BANK, ZZZZ");

    [Fact]
    public void Members_are_told_from_the_other_ranked_companies_and_what_has_no_rank_is_set_aside()
    {
        var trial = ListTrial.Of(SmallUniverse.Book, Entries, CompanyLabel.Halo);

        Assert.Equal(["UNION", "NEXT", "ADWARE"], trial.Members.Select(row => SmallUniverse.Book.Companies[row].Label));
        // Ranks 1, 2 and 7 of 7: two of the three stand above each of the four others.
        Assert.Equal(2 / 3.0, trial.Report!.AreaOf(Predictor.Halo).Value, 1e-12);
        Assert.Equal((1, 1), (trial.Match.Unmatched.Count, trial.Sample.SetAside.Count));
        // Held to rank low, the same members do so in one of three pairs.
        Assert.Equal(1 / 3.0, ListTrial.Of(SmallUniverse.Book, Entries, CompanyLabel.AtRisk).Report!.AreaOf(Predictor.Halo).Value, 1e-12);
    }

    [Fact]
    public void A_list_of_nobody_ranked_and_one_of_all_have_no_report()
    {
        Assert.Null(ListTrial.Of(SmallUniverse.Book, ListText.Parse(SmallUniverse.Book, "BANK"), CompanyLabel.Halo).Report);
        Assert.Null(ListTrial.Of(SmallUniverse.Book, ListText.Parse(SmallUniverse.Book, "UNION,NEXT,MACRO,YEN,BRK-B,CARD,ADWARE"), CompanyLabel.Halo).Report);
    }

    [Theory]
    [InlineData("rank", false, "UNION NEXT ADWARE")]
    [InlineData("r", true, "ADWARE NEXT UNION")]
    [InlineData("name", false, "ADWARE NEXT UNION")]
    public void Members_stand_in_the_order_asked_for(string sort, bool descending, string expected) => Assert.Equal(
        expected,
        string.Join(' ', ListTrial.Of(SmallUniverse.Book, Entries, CompanyLabel.Halo).Sorted(new ValidationRequest { Sort = sort, Descending = descending }).Select(row => SmallUniverse.Book.Companies[row].Label)));

    [Theory]
    [InlineData("")]
    [InlineData("?tickers=UNP,BRK-B,Deere%20%26%20Company&label=at_risk&sort=-halo")]
    [InlineData("?asOf=2025-06-30&list=7&sort=name")]
    public void An_address_reads_back_as_itself(string query) =>
        Assert.Equal(query, ValidationRequest.Parse(Pairs(query)).Request!.ToQueryString());

    [Theory]
    [InlineData("?list=seven", "list")]
    [InlineData("?label=winner", "label")]
    [InlineData("?tickers=UNP&list=7", "list")]
    [InlineData("?ticker=UNP", "ticker")]
    public void What_an_address_cannot_mean_is_named(string query, string parameter) =>
        Assert.Contains(ValidationRequest.Parse(Pairs(query)).Errors, e => e.Parameter == parameter);

    [Fact]
    public void A_list_longer_than_an_address_is_refused() => Assert.Equal(
        "tickers", Assert.Single(ValidationRequest.Parse([KeyValuePair.Create("tickers", new string('A', ValidationRequest.MaxTickers + 1))]).Errors).Parameter);

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], Uri.UnescapeDataString(p[1])));
}
