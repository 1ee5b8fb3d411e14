using System.IO.Compression;
using System.Text;
using System.Text.Json;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Sample;

/// <summary>
/// The project's compact form of a universe: facts as stated with accession, form and filed date, and what the sources say of the companies.
/// A magic line, then one Brotli stream: a JSON header, the companies as JSON, and the facts as columns (see <see cref="FactColumns"/>).
/// Tags stand by taxonomy and name, so that a file outlives a change of ids; a tag that is no longer mapped is dropped on reading.
/// </summary>
public static class UniverseFile
{
    private const string Magic = "HALO-UNIVERSE 1\n";
    /// <summary>Largest unpacked section that is accepted, so that a hostile file cannot take the memory.</summary>
    private const int MaxSectionBytes = 256 << 20;

    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Facts and company statements of one file.</summary>
    public sealed record Content(IReadOnlyList<StatedFact> Facts, IReadOnlyList<CompanyStatement> Statements);

    private sealed record Header(string[] Tags, string[] Units, string[] Forms, int Facts);

    /// <summary>Writes a universe; the order of the input does not matter, equal input gives equal bytes.</summary>
    public static void Write(Stream output, IReadOnlyList<StatedFact> facts, IReadOnlyList<CompanyStatement> statements, MappedTags tags)
    {
        var sorted = facts.ToArray();
        Array.Sort(sorted, FactColumns.Order);
        var header = new Header(
            [.. sorted.Select(f => f.Tag).Distinct().Order().Select(id => $"{tags.TaxonomyOf(id)}:{tags.NameOf(id)}")],
            [.. sorted.Select(f => f.Unit).Distinct().Order(StringComparer.Ordinal)],
            [.. sorted.Select(f => f.Form).Distinct().Order(StringComparer.Ordinal)],
            sorted.Length);
        var people = statements.OrderBy(s => s.Cik).ThenBy(s => s.Source).ToArray();

        output.Write(Encoding.ASCII.GetBytes(Magic));
        using var brotli = new BrotliStream(output, new BrotliCompressionOptions { Quality = 11 }, leaveOpen: true);
        WriteSection(brotli, JsonSerializer.SerializeToUtf8Bytes(header));
        WriteSection(brotli, JsonSerializer.SerializeToUtf8Bytes(people));
        var columns = new FactColumns(
            header.Tags.Select(t => IdOf(tags, t)).ToArray(), header.Units, header.Forms);
        foreach (var column in columns.Encode(sorted))
            WriteSection(brotli, column);
    }

    /// <summary>Reads a universe.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a file, is cut short or contradicts itself.</exception>
    public static Content Read(Stream input, MappedTags tags)
    {
        var magic = new byte[Magic.Length];
        if (input.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) != magic.Length || Encoding.ASCII.GetString(magic) != Magic)
            throw new InvalidDataException("not a universe file: it does not begin with 'HALO-UNIVERSE 1'");
        using var brotli = new BrotliStream(input, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            var header = JsonSerializer.Deserialize<Header>(ReadSection(brotli), Strict) ?? throw new InvalidDataException("the header is empty");
            var people = JsonSerializer.Deserialize<CompanyStatement[]>(ReadSection(brotli), Strict) ?? [];
            var columns = new FactColumns(header.Tags.Select(t => IdOf(tags, t)).ToArray(), header.Units, header.Forms);
            var sections = new byte[FactColumns.ColumnCount][];
            for (var i = 0; i < sections.Length; i++)
                sections[i] = ReadSection(brotli);
            return new Content(columns.Decode(sections, header.Facts), people);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"the universe file is damaged: {e.Message}", e);
        }
    }

    private static short? IdOf(MappedTags tags, string qualified) =>
        qualified.Split(':') is [var taxonomy, var name] ? tags.IdOf(taxonomy, name) : throw new InvalidDataException($"the universe file is damaged: tag '{qualified}'");

    private static void WriteSection(Stream stream, byte[] bytes)
    {
        stream.Write(BitConverter.GetBytes(bytes.Length));
        stream.Write(bytes);
    }

    private static byte[] ReadSection(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) != prefix.Length)
            throw new InvalidDataException("the universe file is cut short");
        var length = BitConverter.ToInt32(prefix);
        if (length is < 0 or > MaxSectionBytes)
            throw new InvalidDataException($"the universe file is damaged: a section claims {length} bytes");
        // Grown as it is read: a claim of 200 MB with nothing behind it takes no 200 MB.
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (bytes.Length < length)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - bytes.Length));
            if (read == 0)
                throw new InvalidDataException("the universe file is cut short");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }
}
