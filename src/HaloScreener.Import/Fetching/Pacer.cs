namespace HaloScreener.Import.Fetching;

/// <summary>Keeps requests apart: the SEC allows 10 a second and blocks for ten minutes those who ask for more; 8 leave room for clocks that differ.</summary>
internal sealed class Pacer(TimeProvider clock)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1.0 / 8);

    private long? _last;

    /// <summary>Returns when the next request may be sent. For one caller at a time.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        if (_last is { } last && Apart - clock.GetElapsedTime(last) is { Ticks: > 0 } wait)
            await Task.Delay(wait, clock, ct);
        _last = clock.GetTimestamp();
    }
}
