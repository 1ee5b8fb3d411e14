namespace HaloScreener.Data.Lists;

/// <summary>A person's named list of companies, in the order that the person gave them.</summary>
public sealed record Watchlist
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    /// <summary>Grows with each new name: who renames an older version is told.</summary>
    public required int RowVersion { get; init; }
    public required DateTime CreatedAtUtc { get; init; }
    /// <summary>When it was set aside; null for a list in use.</summary>
    public DateTime? DeletedAtUtc { get; init; }
    public required IReadOnlyList<WatchlistItem> Items { get; init; }

    /// <summary>Longest name of a list or a saved screen.</summary>
    public const int MaxNameLength = 80;

    /// <summary>Most companies in one list: more than any fund holds.</summary>
    public const int MaxItems = 10_000;
}

/// <summary>One company of a list.</summary>
/// <param name="Cik">The company.</param>
/// <param name="Note">What the person wrote; empty for nothing.</param>
/// <param name="RowVersion">Grows with each new note: who writes over an older version is told.</param>
/// <param name="AddedAtUtc">When it came into the list.</param>
public sealed record WatchlistItem(int Cik, string Note, int RowVersion, DateTime AddedAtUtc)
{
    public const int MaxNoteLength = 2_000;
}

/// <summary>A company on its way into a list, with what is to be noted of it.</summary>
public sealed record NewItem(int Cik, string Note = "");

/// <summary>What became of a change that somebody else's may have come before.</summary>
public enum EditOutcome
{
    Done,
    /// <summary>Somebody changed the same thing meanwhile; nothing was written.</summary>
    ChangedMeanwhile,
    /// <summary>It is not there any more; nothing was written.</summary>
    Gone,
    /// <summary>Another one has this name; nothing was written.</summary>
    NameTaken,
}
