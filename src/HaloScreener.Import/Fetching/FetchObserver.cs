namespace HaloScreener.Import.Fetching;

/// <summary>What a program wants to hear while files come.</summary>
public sealed record FetchObserver
{
    public static FetchObserver Silent { get; } = new();

    /// <summary>A sentence: a retry and its reason, a resumption, a quarter found.</summary>
    public Action<string> Said { get; init; } = _ => { };

    /// <summary>A file's name, bytes on disk, and bytes in all when the server told.</summary>
    public Action<string, long, long?> Received { get; init; } = (_, _, _) => { };
}

/// <summary>How a file in the downloads folder came to be what it is.</summary>
public enum FetchOutcome
{
    /// <summary>It was not here before.</summary>
    Fetched,
    /// <summary>The server's file is the one that is here.</summary>
    Unchanged,
    /// <summary>The server had other bytes than those of before; these replace them.</summary>
    Reissued,
}

/// <summary>A file in the downloads folder that is complete and as the server has it.</summary>
public sealed record FetchedFile
{
    public required RemoteFile File { get; init; }
    public required FetchOutcome Outcome { get; init; }
    /// <summary>Where it lies.</summary>
    public required string Path { get; init; }
    /// <summary>What the ledger says of it.</summary>
    public required DownloadRecord Record { get; init; }
    /// <summary>Where the bytes of before lie; null when none were kept.</summary>
    public string? EarlierPath { get; init; }
    /// <summary>Bytes that came over the wire for it this time.</summary>
    public long BytesReceived { get; init; }
}
