using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HaloScreener.Core.Concepts;

/// <summary>
/// The registry of the tags that are read from filings: <c>tags.csv</c> beside this file (id, taxonomy, name). An id is stored with each
/// fact and never given to another tag; a new tag is appended. Which tag feeds which concept is the chain file's business.
/// </summary>
public sealed class MappedTags
{
    private readonly string[] _names;
    private readonly string[] _taxonomies;
    private readonly Dictionary<string, short> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, short> _ifrsIds = new(StringComparer.Ordinal);

    public static MappedTags Default { get; } = LoadEmbedded();

    /// <summary>SHA-256 (hex) of the sorted tags with their taxonomies: part of the import ledger's key, so that a newly mapped tag makes old files importable again.</summary>
    public string Hash { get; }

    private MappedTags(IReadOnlyList<(short Id, string Taxonomy, string Name)> rows)
    {
        var size = rows.Count == 0 ? 1 : rows.Max(r => r.Id) + 1;
        _names = new string[size];
        _taxonomies = new string[size];
        foreach (var (id, taxonomy, name) in rows)
        {
            if (_names[id] is not null || !IdsOf(taxonomy).TryAdd(name, id))
                throw new InvalidDataException($"tags.csv: id {id} or tag {name} stands twice.");
            _names[id] = name;
            _taxonomies[id] = taxonomy;
        }
        var sorted = string.Join('\n', rows.Select(r => $"{r.Taxonomy}:{r.Name}").Order(StringComparer.Ordinal));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sorted)));
    }

    /// <summary>Ids in use, ascending.</summary>
    public IEnumerable<short> Ids => Enumerable.Range(1, _names.Length - 1).Where(i => _names[i] is not null).Select(i => (short)i);

    /// <summary>The taxonomy of foreign filers, whose names (<c>Assets</c>, <c>Goodwill</c>) also stand in us-gaap.</summary>
    public const string Ifrs = "ifrs-full";

    /// <summary>The id of a us-gaap or dei tag, or null when it is not mapped.</summary>
    public short? IdOf(string name) => _ids.TryGetValue(name, out var id) ? id : null;

    /// <summary>The id of a tag of one taxonomy (<c>us-gaap</c>, <c>dei</c>, <c>ifrs-full</c>), or null when it is not mapped.</summary>
    public short? IdOf(string taxonomy, string name) =>
        IdsOf(taxonomy).TryGetValue(name, out var id) && _taxonomies[id] == taxonomy ? id : null;

    /// <exception cref="KeyNotFoundException">No tag has this id.</exception>
    public string NameOf(short id) =>
        id > 0 && id < _names.Length && _names[id] is { } name ? name : throw new KeyNotFoundException($"No mapped tag has the id {id}.");

    /// <summary><c>us-gaap</c>, <c>dei</c> or <c>ifrs-full</c>.</summary>
    public string TaxonomyOf(short id) => _taxonomies[id];

    private Dictionary<string, short> IdsOf(string taxonomy) => taxonomy == Ifrs ? _ifrsIds : _ids;

    private static MappedTags LoadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("HaloScreener.Core.Concepts.tags.csv")
            ?? throw new InvalidOperationException("tags.csv is not embedded in HaloScreener.Core.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<(short, string, string)>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            var parts = line.Split(',');
            rows.Add((short.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1], parts[2]));
        }
        return new MappedTags(rows);
    }
}
