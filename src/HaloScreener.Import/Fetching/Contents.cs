using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace HaloScreener.Import.Fetching;

/// <summary>Whether bytes are what the file's name promises. The importers look closer; this keeps what is plainly wrong from getting the name.</summary>
internal static class Contents
{
    /// <summary>True when a file may begin with this byte.</summary>
    public static bool MayStartWith(RemoteFile file, byte first) => file.IsZip ? first == (byte)'P' : first is (byte)'{' or (byte)'[';

    /// <summary>What is wrong with a whole file; null when nothing is.</summary>
    public static string? WrongWith(RemoteFile file, string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (file.IsZip)
            {
                using var zip = new ZipArchive(stream);
                return zip.Entries.Count > 0 ? null : "it is an empty archive";
            }
            using var json = JsonDocument.Parse(stream);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static async Task<string> Sha256Async(string path, CancellationToken ct)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
