using HaloScreener.Core.Concepts;

namespace HaloScreener.Core.Tests.Concepts;

public class ChainFileTests
{
    private static ChainFile File(string step) => ChainFile.Parse($$"""{ "revenue": { "steps": [ {{step}} ] } }""");

    [Fact]
    public void Every_concept_has_a_chain_and_every_step_a_reason()
    {
        Assert.Equal(ConceptInfo.All.Select(c => c.Concept), ChainFile.Default.Chains.Select(c => c.Concept).Order());
        Assert.All(ChainFile.Default.Chains.SelectMany(c => c.Steps), s => Assert.EndsWith(".", s.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mapped_tag_is_read_by_a_chain()
    {
        var read = ChainFile.Default.Chains.SelectMany(c => c.Steps)
            .SelectMany(s => s.Tags.Concat(s.Optional).Concat(s.Minus).Concat(s.Unless).Concat(s.Dwarfs).Concat(s.Covers).Concat(s.Differs).Concat(s.Confirm.SelectMany(p => new[] { p.Cost, p.Result })))
            .SelectMany(t => t.Alternatives).Select(s => s.Tag).ToHashSet();
        Assert.Empty(MappedTags.Default.Ids.Where(id => !read.Contains(id)).Select(MappedTags.Default.NameOf));
    }

    [Fact]
    public void One_name_of_two_taxonomies_is_two_tags()
    {
        Assert.NotEqual(MappedTags.Default.IdOf("Assets"), MappedTags.Default.IdOf("ifrs-full", "Assets"));
        Assert.Equal(MappedTags.Default.IdOf("Assets"), MappedTags.Default.IdOf("us-gaap", "Assets"));
        Assert.Null(MappedTags.Default.IdOf("dei", "Assets"));
    }

    [Fact]
    public void The_hash_changes_with_what_decides_a_value_and_not_with_a_reason()
    {
        var file = File("""{ "rule": "first", "tags": ["Revenues"], "reason": "A." }""");
        Assert.Equal(file.Hash, File("""{ "rule": "first", "tags": ["Revenues"], "reason": "B." }""").Hash);
        Assert.NotEqual(file.Hash, File("""{ "rule": "first", "tags": ["SalesRevenueNet"], "reason": "A." }""").Hash);
        Assert.NotEqual(file.Hash, File("""{ "rule": "first", "guard": "above_zero", "tags": ["Revenues"], "reason": "A." }""").Hash);
    }

    [Theory]
    [InlineData("""{ "rule": "first", "tags": ["Revenue"], "reason": "A." }""", "The chain of revenue names the tag 'Revenue', which tags.csv does not hold.")]
    [InlineData("""{ "rule": "frist", "tags": ["Revenues"], "reason": "A." }""", "The chain of revenue has a step with an unknown rule 'frist'.")]
    [InlineData("""{ "rule": "first", "tag": ["Revenues"], "reason": "A." }""", "The chain of revenue has a step with an unknown field 'tag'.")]
    [InlineData("""{ "rule": "first", "tags": ["@revenues"], "reason": "A." }""", "The chain of revenue names an unknown concept '@revenues'.")]
    [InlineData("""{ "rule": "first", "tags": ["Revenues"] }""", "The chain of revenue has a step without a reason.")]
    public void A_slip_in_the_file_is_told_in_a_sentence(string step, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<InvalidDataException>(() => File(step)).Message);
}
