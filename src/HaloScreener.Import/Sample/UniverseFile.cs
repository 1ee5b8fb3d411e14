using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Sample;

/// <summary>
/// The project's compact form of a universe: facts as stated with accession, form and filed date, and what the sources say of the companies.
/// A magic line, then one Brotli stream: a JSON header, the companies as JSON, the facts as columns (see <see cref="FactColumns"/>), and the SHA-256 of all that
/// (Brotli has no checksum, and a flipped bit is a wrong figure that looks right; files of version 1 end without it).
/// Tags stand by taxonomy and name, so that a file outlives a change of ids; a tag that is no longer mapped is dropped on reading.
/// </summary>
public static class UniverseFile
{
    private const string Magic = "HALO-UNIVERSE 2\n";
    /// <summary>The same without a checksum at its end.</summary>
    private const string FirstMagic = "HALO-UNIVERSE 1\n";
    /// <summary>Most unpacked bytes that are accepted, so that a hostile file cannot take the memory; the bundled universe has 9 MB.</summary>
    private const int MaxBytes = 256 << 20;
    private const int MaxTextBytes = 64 << 20;
    private const int MaxTagLength = 200;

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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WriteSection(brotli, hash, JsonSerializer.SerializeToUtf8Bytes(header));
        WriteSection(brotli, hash, JsonSerializer.SerializeToUtf8Bytes(people));
        var columns = new FactColumns(
            header.Tags.Select(t => IdOf(tags, t)).ToArray(), header.Units, header.Forms);
        foreach (var column in columns.Encode(sorted))
            WriteSection(brotli, hash, column);
        brotli.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a universe.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a file, is cut short or contradicts itself.</exception>
    public static Content Read(Stream input, MappedTags tags)
    {
        var magic = new byte[Magic.Length];
        if (input.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) != magic.Length || Encoding.ASCII.GetString(magic) is not (Magic or FirstMagic))
            throw new InvalidDataException("not a universe file: it does not begin with 'HALO-UNIVERSE 2'");
        using var brotli = new BrotliStream(input, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (left, textLeft) = (MaxBytes, MaxTextBytes);
            var header = JsonSerializer.Deserialize<Header>(ReadSection(brotli, hash, ref textLeft), Strict) ?? throw new InvalidDataException("the header is empty");
            // The serializer checks members for null, but not what stands in lists.
            if (header.Tags.Any(tag => tag is not { Length: > 0 and <= MaxTagLength }) || header.Units.Concat(header.Forms).Any(word => !IsWord(word)))
                throw new InvalidDataException("the universe file is damaged: a tag, unit or form that is none");
            var people = JsonSerializer.Deserialize<CompanyStatement?[]>(ReadSection(brotli, hash, ref textLeft), Strict) ?? [];
            var columns = new FactColumns(header.Tags.Select(t => IdOf(tags, t)).ToArray(), header.Units, header.Forms);
            var sections = new byte[FactColumns.ColumnCount][];
            for (var i = 0; i < sections.Length; i++)
                sections[i] = ReadSection(brotli, hash, ref left);
            if (magic.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Magic)))
                CheckHash(brotli, hash.GetHashAndReset());
            return new Content(
                columns.Decode(sections, header.Facts),
                [.. people.Select(p => p ?? throw new InvalidDataException("the universe file is damaged: a company that is none"))]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"the universe file is damaged: {e.Message}", e);
        }
    }

    /// <summary>As in the other readers: short, and nothing but printable ASCII.</summary>
    private static bool IsWord(string? text) => text is { Length: > 0 and <= WordPool.MaxLength } && text.All(c => c is >= ' ' and <= '~');

    private static short? IdOf(MappedTags tags, string qualified) =>
        qualified.Split(':') is [var taxonomy, var name] ? tags.IdOf(taxonomy, name) : throw new InvalidDataException($"the universe file is damaged: tag '{qualified}'");

    private static void WriteSection(Stream stream, IncrementalHash hash, byte[] bytes)
    {
        stream.Write(BitConverter.GetBytes(bytes.Length));
        stream.Write(bytes);
        hash.AppendData(bytes);
    }

    private static void CheckHash(Stream stream, byte[] hash)
    {
        var stated = new byte[hash.Length];
        if (stream.ReadAtLeast(stated, stated.Length, throwOnEndOfStream: false) < stated.Length || !stated.AsSpan().SequenceEqual(hash))
            throw new InvalidDataException("the universe file is damaged: its checksum is another");
    }

    private static byte[] ReadSection(Stream stream, IncrementalHash hash, ref int left)
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        if (stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) != prefix.Length)
            throw new InvalidDataException("the universe file is cut short");
        var length = BitConverter.ToInt32(prefix);
        if (length < 0 || length > left)
            throw new InvalidDataException($"the universe file is damaged: a section claims {length} bytes");
        left -= length;
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
        hash.AppendData(bytes.GetBuffer().AsSpan(0, length));
        return bytes.ToArray();
    }
}
