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

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
