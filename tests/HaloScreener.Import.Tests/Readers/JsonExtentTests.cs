using System.Text;
using System.Text.Json;
using CsCheck;
using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Tests.Readers;

public sealed class JsonExtentTests
{
    private const int MaxDepth = 32;

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("{}}", 2)]
    [InlineData("[1,[2]] tail", 7)]
    [InlineData("{\"a\":\"}\"}", 9)]
    [InlineData("{\"a\":\"\\\"}\"}", 11)]
    [InlineData("{\"a\":\"\\\\\"}", 10)]
    [InlineData("{", JsonExtent.CutOff)]
    [InlineData("{\"a\":\"}", JsonExtent.CutOff)]
    [InlineData("{\"a\":\"\\", JsonExtent.CutOff)]
    public void The_extent_ends_with_the_bracket_that_closes_the_first(string json, int extent) =>
        Assert.Equal(extent, JsonExtent.Of(Encoding.UTF8.GetBytes(json), MaxDepth));

    [Fact]
    public void Every_position_of_quotes_and_escapes_against_the_64_byte_steps_agrees_with_the_runtime()
    {
        for (var gap = 0; gap < 140; gap++)
        {
            var json = Encoding.UTF8.GetBytes($"{{\"{new string('k', gap)}\\\\\\\"}}\":[{{}},\"]\\\\\"]}} , {{");
            Assert.Equal(ExtentByRuntime(json), JsonExtent.Of(json, MaxDepth));
        }
    }

    [Fact]
    public void Any_valid_json_has_the_extent_that_the_runtime_finds()
    {
        var text = Gen.String[Gen.Char["ab{}[]\",:\\\u00e9\u4e2d"], 0, 40].Select(t => JsonSerializer.Serialize(t));
        var leaf = Gen.OneOf(text, Gen.Int.Select(i => $"{i}"), Gen.Const("null"));
        Gen<string> Value(int depth) => depth == 0
            ? leaf
            : Gen.OneOf(
                leaf,
                Value(depth - 1).Array[0, 4].Select(v => "[" + string.Join(" ,", v) + "]"),
                Gen.Select(text, Value(depth - 1)).Array[0, 4].Select(v => "{" + string.Join(',', v.Select(m => m.Item1 + ": " + m.Item2)) + "}"));
        Gen.Select(Value(4), Gen.OneOf(Gen.Const(""), Gen.Const("}"), Gen.Const("]"), Gen.Const(",{"))).Sample((value, tail) =>
        {
            var json = Encoding.UTF8.GetBytes("[" + value + "]" + tail);
            return JsonExtent.Of(json, MaxDepth) == json.Length - tail.Length;
        });
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_told_at_once()
    {
        Assert.Equal(JsonExtent.TooDeep, JsonExtent.Of(Encoding.UTF8.GetBytes(new string('[', 1000)), MaxDepth));
        Assert.Equal(64, JsonExtent.Of(Encoding.UTF8.GetBytes(new string('[', 32) + new string(']', 32)), MaxDepth));
    }

    private static int ExtentByRuntime(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Skip();
        return (int)reader.BytesConsumed;
    }
}
