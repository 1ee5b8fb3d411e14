using System.Security.Cryptography;
using System.Text;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;
using HaloScreener.Import.Readers.DataSets;
using HaloScreener.Import.Readers.Histories;
using HaloScreener.Import.Readers.Markets;
using HaloScreener.Import.Sample;

namespace HaloScreener.Import.Running;

/// <summary>What to import: where the bytes are, how to tell them apart from other bytes, and the reader that understands them.</summary>
public sealed record ImportJob
{
    /// <summary><c>fsds</c>, <c>companyfacts</c>, <c>submissions</c>, <c>tickers</c>, <c>companies</c>, <c>prices</c>, <c>rates</c>, <c>groups</c> or <c>universe</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>File name for people and the ledger.</summary>
    public required string Name { get; init; }
    /// <summary>SHA-256 (lower-case hex) and number of the bytes as they lie on disk.</summary>
    public required Func<CancellationToken, (string Sha256, long Bytes)> Fingerprint { get; init; }
    /// <summary>Whether the file takes the place of the one of its kind before it, so that its bytes may come again after another's.</summary>
    public bool Replaces => Kind == GroupsKind;
    /// <summary>Reads everything into the sink.</summary>
    public required Action<ReadSink, CancellationToken> Read { get; init; }

    private const string GroupsKind = "groups";

    private static readonly Dictionary<string, Action<string, ReadSink, CancellationToken>> Readers = new(StringComparer.Ordinal)
    {
        ["fsds"] = FsdsReader.Read,
        ["companyfacts"] = CompanyFactsReader.Read,
        ["submissions"] = SubmissionsReader.Read,
        ["tickers"] = TickersReader.Read,
        ["companies"] = CompaniesReader.Read,
        ["prices"] = PricesReader.Read,
        ["rates"] = RatesReader.Read,
        [GroupsKind] = GroupsReader.Read,
        ["universe"] = UniverseReader.Read,
    };

    /// <summary>The kinds of files that can be imported.</summary>
    public static IReadOnlyCollection<string> Kinds => Readers.Keys;

    /// <summary>A file or folder on disk.</summary>
    /// <exception cref="ArgumentException">There is no reader of this kind.</exception>
    public static ImportJob OfPath(string kind, string path)
    {
        if (!Readers.TryGetValue(kind, out var reader))
            throw new ArgumentException($"There is no import of '{kind}'; there is {string.Join(", ", Readers.Keys)}.", nameof(kind));
        return new ImportJob
        {
            Kind = kind,
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path)),
            Fingerprint = ct => FingerprintOf(path, ct),
            Read = (sink, ct) => reader(path, sink, ct),
        };
    }

    /// <summary>The universe that the program ships with.</summary>
    public static ImportJob OfBundledUniverse() => new()
    {
        Kind = "universe",
        Name = BundledUniverse.FileName,
        Fingerprint = _ =>
        {
            using var stream = BundledUniverse.Open();
            return (Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
        },
        Read = (sink, ct) =>
        {
            using var stream = BundledUniverse.Open();
            UniverseReader.Read(stream, BundledUniverse.FileName, sink, ct);
        },
    };

    private static (string Sha256, long Bytes) FingerprintOf(string path, CancellationToken ct)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        try
        {
            return Directory.Exists(path) ? FingerprintOfFolder(path, ct) : FingerprintOfFile(path, ct);
        }
        catch (FileNotFoundException e)
        {
            throw new ImportException(path, null, "there is no such file or folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(name, null, $"it cannot be read: {e.Message}", e);
        }
    }

    private static (string, long) FingerprintOfFile(string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = Append(hash, path, ct);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    /// <summary>A folder is the names and bytes of its files.</summary>
    private static (string, long) FingerprintOfFolder(string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n"));
            bytes += Append(hash, file, ct);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    private static long Append(IncrementalHash hash, string path, CancellationToken ct)
    {
        const int bufferBytes = 1 << 20;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        var buffer = new byte[bufferBytes];
        long bytes = 0;
        for (int read; (read = stream.Read(buffer)) > 0; bytes += read)
        {
            ct.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
        }
        return bytes;
    }
}
