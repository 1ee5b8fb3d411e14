using HaloScreener.Data;

namespace HaloScreener.Web.Hosting;

/// <summary>The store of this program, which <see cref="StoreStartup"/> opens after the server has begun to answer, and closes.</summary>
public sealed class Store
{
    private readonly TaskCompletionSource<HaloDatabase> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the store is open, fails when it cannot be opened.</summary>
    public Task<HaloDatabase> Opened => _opened.Task;

    /// <summary>The store, or null while it is not open.</summary>
    public HaloDatabase? Database => _opened.Task.IsCompletedSuccessfully ? _opened.Task.Result : null;

    public void Open(HaloDatabase database) => _opened.TrySetResult(database);

    /// <summary>Tells those who wait for the store that it does not come.</summary>
    public void Fail(Exception reason)
    {
        if (_opened.TrySetException(reason))
            _ = _opened.Task.Exception; // Told to whoever waits; nobody waiting is no error.
    }
}
