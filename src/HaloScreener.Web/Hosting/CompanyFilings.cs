using HaloScreener.Core.Concepts;
using HaloScreener.Data.Resolved;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// What a company's filings said, read from the store when a company is looked at. It is there from the first moment; while the store is
/// opening no company can be asked for, as there is no book.
/// </summary>
public sealed class CompanyFilings
{
    private Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> _read = (_, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([]);

    private Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> _readInterim = (_, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([]);

    /// <summary>Filings that are given and not read: for tests.</summary>
    public static CompanyFilings Of(IReadOnlyList<ResolvedValue> values) =>
        Of((cik, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([.. values.Where(v => v.Cik == cik)]));

    /// <summary>Filings that are read in any way: for tests of a store that fails.</summary>
    public static CompanyFilings Of(Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> read) => new() { _read = read };

    /// <summary>Reads from a store from now on.</summary>
    public void Open(ResolvedStore store) => (_read, _readInterim) = (store.ReadCompanyAsync, store.ReadInterimAsync);

    /// <summary>What a company's quarterly reports state, with all vintages; empty when there is nothing.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ResolvedValue>> ReadInterimAsync(int cik, CancellationToken ct) => _readInterim(cik, ct);

    /// <summary>Every resolved fiscal year of a company with all its vintages; empty when there is none.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ResolvedValue>> ReadAsync(int cik, CancellationToken ct) => _read(cik, ct);
}
