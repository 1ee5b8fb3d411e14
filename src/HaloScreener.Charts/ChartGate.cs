namespace HaloScreener.Charts;

/// <summary>Lets as many pictures be drawn at once as there are processors; the others wait their turn.</summary>
public static class ChartGate
{
    private static readonly SemaphoreSlim Turn = new(Environment.ProcessorCount);

    /// <summary>Draws on a thread of the pool when a turn is free.</summary>
    /// <exception cref="OperationCanceledException">The request was left before its turn came.</exception>
    public static async Task<ChartImage> DrawAsync(Func<ChartImage> draw, CancellationToken ct)
    {
        await Turn.WaitAsync(ct);
        try
        {
            return await Task.Run(draw, ct);
        }
        finally
        {
            Turn.Release();
        }
    }
}
