using HaloScreener.Data;
using HaloScreener.Data.Facts;
using HaloScreener.Import.Readers;

namespace HaloScreener.Import.Running;

/// <summary>
/// Stores the companies of one file batch by batch: into an empty store with its keys off for as long as no company comes twice, else beside
/// what is there.
/// </summary>
internal sealed class FactLoad(HaloDatabase database, StoreTransaction transaction)
{
    private FirstLoad? _first;
    private bool _begun;

    public async Task<FactCounts> StoreAsync(IReadOnlyList<CompanyFacts> batch, CancellationToken ct)
    {
        if (!_begun)
        {
            _begun = true;
            _first = await FirstLoad.BeginAsync(transaction, ct);
        }
        if (_first is not null && _first.TryTake(batch.Select(c => c.Cik)))
            return await ResolvedLayer.LoadAsync(database, transaction, batch, ct);
        await CompleteAsync(ct);
        return await ResolvedLayer.StoreAsync(database, transaction, batch, ct);
    }

    /// <summary>Leaves the store with its keys; call it after the last batch.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        if (_first is null)
            return;
        await _first.BuildKeysAsync(ct);
        _first = null;
    }
}
