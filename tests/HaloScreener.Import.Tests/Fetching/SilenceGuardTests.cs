using HaloScreener.Import.Fetching;
using Microsoft.Extensions.Time.Testing;

namespace HaloScreener.Import.Tests.Fetching;

public sealed class SilenceGuardTests
{
    [Fact]
    public void A_trickle_of_a_kilobyte_every_ten_seconds_is_as_good_as_silence()
    {
        var clock = new FakeTimeProvider();
        using var guard = new SilenceGuard(clock, CancellationToken.None);
        for (var second = 10; second <= 50; second += 10)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            guard.Came(1024);
        }
        Assert.False(guard.Fired);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(guard.Fired);
        Assert.True(guard.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_slow_line_that_brings_64_kilobytes_within_each_minute_may_take_all_day()
    {
        var clock = new FakeTimeProvider();
        using var guard = new SilenceGuard(clock, CancellationToken.None);
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            clock.Advance(TimeSpan.FromSeconds(59));
            guard.Came(64 << 10);
        }
        Assert.False(guard.Fired);
    }

    [Fact]
    public void The_callers_token_ends_a_try_without_blaming_the_server()
    {
        using var stop = new CancellationTokenSource();
        using var guard = new SilenceGuard(new FakeTimeProvider(), stop.Token);
        stop.Cancel();
        Assert.True(guard.Token.IsCancellationRequested);
        Assert.False(guard.Fired);
    }
}
