using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HaloScreener.Core.Concepts;

/// <summary>
/// The chains of all concepts, read from <c>chains.json</c> beside this file: which tags feed a concept, in what order, and why.
/// The resolver reads nothing else, so another chain file is another resolution of the same facts.
/// </summary>
public sealed class ChainFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly Chain?[] _byConcept = new Chain?[ConceptInfo.All.Count + 1];

    public static ChainFile Default { get; } = Parse(ReadEmbedded());

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Chain> Chains { get; }

    /// <summary>SHA-256 (hex) of what decides a value: reasons are not in it, so that a better sentence resolves nothing anew.</summary>
    public string Hash { get; }

    private ChainFile(IReadOnlyList<Chain> chains)
    {
        Chains = chains;
        foreach (var chain in chains)
            _byConcept[(int)chain.Concept] = chain;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(chains))));
    }

    /// <summary>The chain of a concept, or null when the file has none.</summary>
    public Chain? Of(Concept concept) => _byConcept[(int)concept];

    /// <summary>Reads a chain file.</summary>
    /// <exception cref="InvalidDataException">The text is not a chain file; the message says where.</exception>
    public static ChainFile Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return new ChainFile([.. document.RootElement.EnumerateObject().Select(ReadChain)]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The chain file cannot be read: {error.Message}", error);
        }
    }

    private static Chain ReadChain(JsonProperty property)
    {
        var info = ConceptInfo.Find(property.Name) ?? throw new InvalidDataException($"The chain file names an unknown concept '{property.Name}'.");
        var body = property.Value;
        return new Chain(
            info.Concept,
            Flag(body, "outflow"),
            Flag(body, "cover"),
            Flag(body, "impliedZero"),
            [.. body.GetProperty("steps").EnumerateArray().Select(step => ReadStep(property.Name, step))]);
    }

    private static ChainStep ReadStep(string concept, JsonElement step)
    {
        foreach (var field in step.EnumerateObject())
        {
            if (field.Name is not ("rule" or "tags" or "optional" or "minus" or "unless" or "dwarfs" or "covers" or "differs" or "confirm" or "guard" or "flag" or "reason"))
                throw new InvalidDataException($"The chain of {concept} has a step with an unknown field '{field.Name}'.");
        }
        return new ChainStep
        {
            Rule = Text(step, "rule") switch
            {
                "first" => ChainRule.First,
                "largest" => ChainRule.Largest,
                "greatest" => ChainRule.Greatest,
                "sum" => ChainRule.Sum,
                var other => throw new InvalidDataException($"The chain of {concept} has a step with an unknown rule '{other}'."),
            },
            Tags = Terms(concept, step, "tags"),
            Optional = Terms(concept, step, "optional"),
            Minus = Terms(concept, step, "minus"),
            Unless = Terms(concept, step, "unless"),
            Dwarfs = Terms(concept, step, "dwarfs"),
            Covers = Terms(concept, step, "covers"),
            Differs = Terms(concept, step, "differs"),
            Confirm = step.TryGetProperty("confirm", out var proofs) ? [.. proofs.EnumerateArray().Select(proof => ReadProof(concept, proof.GetString()!))] : [],
            Guard = Text(step, "guard") switch
            {
                null => ChainGuard.None,
                "at_most_assets" => ChainGuard.AtMostAssets,
                "above_zero" => ChainGuard.AboveZero,
                "not_zero" => ChainGuard.NotZero,
                "material" => ChainGuard.Material,
                var other => throw new InvalidDataException($"The chain of {concept} has a step with an unknown guard '{other}'."),
            },
            Flag = Text(step, "flag") is { } flag
                ? Enum.TryParse<ValueFlags>(flag, out var value) ? value : throw new InvalidDataException($"The chain of {concept} has a step with an unknown flag '{flag}'.")
                : ValueFlags.None,
            Reason = Text(step, "reason") ?? throw new InvalidDataException($"The chain of {concept} has a step without a reason."),
        };
    }

    private static ChainTerm[] Terms(string concept, JsonElement step, string field) =>
        step.TryGetProperty(field, out var terms)
            ? [.. terms.EnumerateArray().Select(term => ReadTerm(concept, term.GetString()!))]
            : [];

    private static ChainTerm ReadTerm(string concept, string term) => new([.. term.Split(" | ").Select(source => ReadSource(concept, source))]);

    private static ChainProof ReadProof(string concept, string proof) => proof.Split(" + ") is [var cost, var result]
        ? new ChainProof(ReadTerm(concept, cost), ReadTerm(concept, result))
        : throw new InvalidDataException($"The chain of {concept} has a proof '{proof}' that is not of the form cost + result.");

    private static ChainSource ReadSource(string concept, string source)
    {
        if (source.StartsWith('@'))
        {
            return ConceptInfo.Find(source[1..]) is { } info
                ? new ChainSource(0, info.Concept)
                : throw new InvalidDataException($"The chain of {concept} names an unknown concept '{source}'.");
        }
        var id = source.Split(':') is [var taxonomy, var name] ? MappedTags.Default.IdOf(taxonomy, name) : MappedTags.Default.IdOf(source);
        return id is { } tag
            ? new ChainSource(tag, null)
            : throw new InvalidDataException($"The chain of {concept} names the tag '{source}', which tags.csv does not hold.");
    }

    private static bool Flag(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.GetBoolean();

    private static string? Text(JsonElement step, string name) => step.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Canonical(IReadOnlyList<Chain> chains)
    {
        var text = new StringBuilder();
        foreach (var chain in chains.OrderBy(c => c.Concept))
        {
            text.Append(chain.Concept).Append('|').Append(chain.Outflow).Append('|').Append(chain.Cover).Append('|').Append(chain.ImpliedZero).Append('\n');
            foreach (var step in chain.Steps)
            {
                text.Append(step.Rule).Append(" +").AppendJoin(" +", step.Tags).Append(" ?").AppendJoin(" ?", step.Optional).Append(" -").AppendJoin(" -", step.Minus)
                    .Append(" !").AppendJoin(" !", step.Unless).Append(" >").AppendJoin(" >", step.Dwarfs).Append(" &").AppendJoin(" &", step.Covers).Append(" ~").AppendJoin(" ~", step.Differs).Append(" =").AppendJoin(" =", step.Confirm)
                    .Append(' ').Append(step.Guard).Append(' ').Append(step.Flag).Append('\n');
            }
        }
        return text.ToString();
    }

    private static string ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("HaloScreener.Core.Concepts.chains.json")
            ?? throw new InvalidOperationException("chains.json is not embedded in HaloScreener.Core.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
