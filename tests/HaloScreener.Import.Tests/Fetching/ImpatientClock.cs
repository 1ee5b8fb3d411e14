using System.Collections.Concurrent;
using HaloScreener.Import.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace HaloScreener.Import.Tests.Fetching;

/// <summary>
/// A clock on which waits between requests pass at once and are written down. The limit on a server's silence is left to the test: it passes
/// when the test advances the clock.
/// </summary>
public sealed class ImpatientClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>Waits after a failed try, in order; not the eighths of a second between requests.</summary>
    public IReadOnlyList<TimeSpan> Backoffs => [.. _waits.Where(w => w > TimeSpan.FromSeconds(0.125))];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime != SilenceGuard.Limit)
        {
            _waits.Enqueue(dueTime);
            Advance(dueTime);
        }
        return timer;
    }
}
