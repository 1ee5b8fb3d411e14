using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HaloScreener.Import.Tests.Readers;

/// <summary>A folder under the temp directory with files made for one test, gone afterwards.</summary>
public sealed class Files : IDisposable
{
    public Files() => Folder = Directory.CreateTempSubdirectory("halo-readers-").FullName;

    public string Folder { get; }

    public string Text(string name, string content) => Bytes(name, Encoding.UTF8.GetBytes(content));

    public string Bytes(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Zip(string name, params (string Name, string Content)[] entries) => Bytes(name, ZipBytes(entries));

    public static byte[] ZipBytes(params (string Name, string Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, content) in entries)
            {
                using var stream = zip.CreateEntry(entry).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return memory.ToArray();
    }

    /// <summary>A zip whose last entry goes on with one character, so many times: little when packed.</summary>
    public static byte[] Bomb((string Name, string Content)[] entries, char of, int times)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, content) in entries)
            {
                using var stream = zip.CreateEntry(entry).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
                var chunk = Encoding.ASCII.GetBytes(new string(of, 1 << 20));
                for (var left = entry == entries[^1].Name ? times : 0; left > 0; left -= chunk.Length)
                    stream.Write(chunk, 0, Math.Min(left, chunk.Length));
            }
        }
        return memory.ToArray();
    }

    /// <summary>The zip with another unpacked size declared for its n-th entry in the central directory.</summary>
    public static byte[] Declaring(byte[] zip, int entry, uint size)
    {
        var changed = (byte[])zip.Clone();
        var at = -1;
        for (var i = 0; i <= entry; i++)
            at = changed.AsSpan(at + 1).IndexOf("PK\u0001\u0002"u8) + at + 1;
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(at + 24), size);
        return changed;
    }

    /// <summary>The zip with a size beyond four gigabytes declared for its last entry, as Zip64 does: in an extra field of the central directory.</summary>
    public static byte[] DeclaringHuge(byte[] zip, long size)
    {
        var entry = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(entry + 28));
        var extra = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), 8);
        BinaryPrimitives.WriteInt64LittleEndian(extra.AsSpan(4), size);
        var after = entry + 46 + nameLength;
        byte[] changed = [.. zip[..after], .. extra, .. zip[after..]];
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(entry + 24), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(entry + 30), (ushort)extra.Length);
        var directoryBytes = BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 12));
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(end + extra.Length + 12), directoryBytes + (uint)extra.Length);
        return changed;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
