using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// A hash of all that a book's stored scores and rank bands follow from, next to the method: who is in it, their industries, factor scores,
/// moderators, sizes and confidence. An import leaves most past books as they were, and this says so in a millisecond.
/// </summary>
public static class BookFingerprint
{
    /// <summary>SHA-256 in hex.</summary>
    public static string Of(ScoreBook book)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add<int>(hash, [.. book.Companies.Select(c => c.Cik)]);
        Add<int>(hash, [.. book.Companies.Select(c => c.Sic ?? 0)]);
        Add<Track>(hash, book.Tracks);
        Add<UnratedReason>(hash, book.Unrated);
        Add<Confidence>(hash, book.Confidence);
        Add<double>(hash, book.Moderator);
        Add<double>(hash, [.. Enumerable.Range(0, book.Count).Select(row => Ranker.SizeOf(book, row))]);
        foreach (var factor in book.Factors)
        {
            Add<FactorState>(hash, factor.State);
            Add<double>(hash, factor.Score);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add<T>(IncrementalHash hash, ReadOnlySpan<T> column)
        where T : unmanaged => hash.AppendData(MemoryMarshal.AsBytes(column));
}
