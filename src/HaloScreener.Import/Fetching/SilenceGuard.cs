namespace HaloScreener.Import.Fetching;

/// <summary>
/// Ends one try when the server falls silent, or trickles so slowly that a new connection is the better bet: fewer than 64 KiB in a minute.
/// A limit on the whole download would be wrong, since 1.3 GB over a slow line take hours.
/// </summary>
internal sealed class SilenceGuard : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private const int EnoughBytes = 64 << 10;

    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;
    private int _since;

    public SilenceGuard(TimeProvider clock, CancellationToken ct)
    {
        _silence = new CancellationTokenSource(Limit, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(ct, _silence.Token);
    }

    /// <summary>Cancelled by the caller's token or by silence.</summary>
    public CancellationToken Token => _either.Token;

    public bool Fired => _silence.IsCancellationRequested;

    /// <summary>Tells of bytes that came.</summary>
    public void Came(int bytes)
    {
        _since += bytes;
        if (_since < EnoughBytes)
            return;
        _since = 0;
        _silence.CancelAfter(Limit);
    }

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
