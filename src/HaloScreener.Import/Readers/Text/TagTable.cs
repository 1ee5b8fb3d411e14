using System.Buffers.Binary;
using System.Text;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Readers.Text;

/// <summary>
/// The mapped tags of one taxonomy, found from their bytes. Nearly every row of a file is decided here, so a miss costs one
/// hash of the length and the ends of the name and one look into the table.
/// </summary>
internal sealed class TagTable
{
    public static TagTable UsGaap { get; } = new(MappedTags.Default, "us-gaap");
    public static TagTable Dei { get; } = new(MappedTags.Default, "dei");
    public static TagTable Ifrs { get; } = new(MappedTags.Default, "ifrs-full");

    private readonly short[] _ids;
    private readonly byte[][] _names;
    private readonly int _mask;

    public TagTable(MappedTags tags, string taxonomy)
    {
        var mapped = tags.Ids.Where(id => tags.TaxonomyOf(id) == taxonomy).ToArray();
        var size = 256;
        while (size < mapped.Length * 8)
            size *= 2;
        (_ids, _names, _mask) = (new short[size], new byte[size][], size - 1);
        foreach (var id in mapped)
        {
            var name = Encoding.ASCII.GetBytes(tags.NameOf(id));
            var slot = SlotOf(name);
            while (_ids[slot] != 0)
                slot = (slot + 1) & _mask;
            (_ids[slot], _names[slot]) = (id, name);
        }
    }

    /// <summary>The id of the tag, or 0 when it is not mapped.</summary>
    public short Find(ReadOnlySpan<byte> name)
    {
        for (var slot = SlotOf(name); _ids[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (name.SequenceEqual(_names[slot]))
                return _ids[slot];
        }
        return 0;
    }

    private int SlotOf(ReadOnlySpan<byte> name)
    {
        ulong ends = name.Length >= 8
            ? BinaryPrimitives.ReadUInt64LittleEndian(name) ^ (BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) * 0x9E3779B97F4A7C15)
            : Short(name);
        return (int)(((ends + (uint)name.Length) * 0xD6E8FEB86659FD93) >> 40) & _mask;
    }

    private static ulong Short(ReadOnlySpan<byte> name)
    {
        ulong value = 0;
        foreach (var c in name)
            value = (value << 8) | c;
        return value;
    }
}
