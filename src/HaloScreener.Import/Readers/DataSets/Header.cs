using System.Text;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>The header line of a tab-separated file: it decides which column is which.</summary>
internal sealed class Header
{
    private const int MaxColumns = 200;
    private readonly string[] _names;
    private readonly string _file;

    private Header(string[] names, string file) => (_names, _file) = (names, file);

    public int Count => _names.Length;

    /// <exception cref="ImportException">A name stands twice, or there are more than 200.</exception>
    public static Header Parse(ReadOnlySpan<byte> line, string file)
    {
        if (line.Count((byte)'\t') >= MaxColumns)
            throw new ImportException(file, 1, $"the header names more than {MaxColumns} columns.");
        var names = Encoding.UTF8.GetString(line).Split('\t').Select(n => n.Trim().ToLowerInvariant()).ToArray();
        var twice = names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1 && g.Key.Length > 0);
        return twice is null
            ? new Header(names, file)
            : throw new ImportException(file, 1, $"the header names the column '{Shown(twice.Key)}' twice.");
    }

    /// <summary>The 0-based index of a column, or -1.</summary>
    public int Find(string name) => Array.IndexOf(_names, name);

    /// <inheritdoc cref="Find"/>
    /// <exception cref="ImportException">There is no such column.</exception>
    public int Require(string name) => Find(name) is var i && i >= 0
        ? i
        : throw new ImportException(_file, 1, $"the header has no column '{name}'; it names {Shown(string.Join(", ", _names))}.");

    private static string Shown(string text) => Text.PlainText.Of(text) ?? "nothing";
}
