using System.Diagnostics.CodeAnalysis;
using HaloScreener.Core.Wordings;
using HaloScreener.Scoring.Book;

namespace HaloScreener.Scoring.Service;

/// <summary>A book, or the sentence that says why there is none.</summary>
public sealed record BookAnswer
{
    public ScoreBook? Book { get; private init; }
    public Wording? Problem { get; private init; }
    /// <summary>True when asking again later may succeed (still loading); false when the request itself cannot be answered.</summary>
    public bool Temporary { get; private init; }

    [MemberNotNullWhen(true, nameof(Book))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool HasBook => Book is not null;

    public static BookAnswer Of(ScoreBook book) => new() { Book = book };

    public static BookAnswer NotYet(Wording problem) => new() { Problem = problem, Temporary = true };

    public static BookAnswer Refused(Wording problem) => new() { Problem = problem };
}

/// <summary>Where the service stands.</summary>
public enum ServiceState { Loading, Ready, Failed }

/// <summary>One point of a company's score history: its scores as they were on a day, from what was filed by then.</summary>
/// <param name="AsOf">The day of the run.</param>
/// <param name="H">Heaviness 0–100, or null.</param>
/// <param name="R">Replacement risk 0–100, or null.</param>
/// <param name="Halo">HALO score 0–100, or null.</param>
/// <param name="Rank">Rank in the run, or null.</param>
/// <param name="Universe">Companies ranked in the run.</param>
public sealed record ScorePoint(DateOnly AsOf, double? H, double? R, double? Halo, int? Rank, int Universe)
{
    /// <summary>How far the rank depended on the weights; null without a rank.</summary>
    public RankBand? Band { get; init; }
}
