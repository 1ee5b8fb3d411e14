using HaloScreener.Core.Concepts;
using HaloScreener.Data.Resolved;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// What a company's filings said, read from the store when a company is looked at. It is there from the first moment; while the store is
/// opening no company can be asked for, as there is no book.
/// </summary>
public sealed class CompanyFilings
{
    /// <summary>Of some companies by CIK: only some concepts (null: all), filed up to a day.</summary>
    private delegate Task<IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>>> ReadMany(
        IReadOnlyCollection<int> ciks, IReadOnlyCollection<Concept>? concepts, DateOnly filedUpTo, CancellationToken ct);

    private Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> _read = (_, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([]);

    private Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> _readInterim = (_, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([]);

    private ReadMany? _readMany;

    private ReadMany? _readManyInterim;

    /// <summary>Filings that are given and not read: for tests.</summary>
    public static CompanyFilings Of(IReadOnlyList<ResolvedValue> values) =>
        Of((cik, _) => Task.FromResult<IReadOnlyList<ResolvedValue>>([.. values.Where(v => v.Cik == cik)]));

    /// <summary>Filings that are read in any way: for tests of a store that fails.</summary>
    public static CompanyFilings Of(Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> read) => new() { _read = read };

    /// <summary>Reads from a store from now on.</summary>
    public void Open(ResolvedStore store) =>
        (_read, _readInterim, _readMany, _readManyInterim) = (store.ReadCompanyAsync, store.ReadInterimAsync, store.ReadFiguresAsync, store.ReadInterimFiguresAsync);

    /// <summary>What a company's quarterly reports state, with all vintages; empty when there is nothing.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ResolvedValue>> ReadInterimAsync(int cik, CancellationToken ct) => _readInterim(cik, ct);

    /// <summary>Every resolved fiscal year of a company with all its vintages; empty when there is none.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public Task<IReadOnlyList<ResolvedValue>> ReadAsync(int cik, CancellationToken ct) => _read(cik, ct);

    /// <summary>What <see cref="ReadAsync"/> and <see cref="ReadInterimAsync"/> give, of many companies at a time, by CIK.</summary>
    /// <param name="ciks">The companies.</param>
    /// <param name="concepts">Only these; null for all.</param>
    /// <param name="filedUpTo">Only what was filed by this day.</param>
    /// <param name="withInterim">Whether quarterly reports are wanted.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read.</exception>
    public async Task<(IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>> Years, IReadOnlyDictionary<int, IReadOnlyList<ResolvedValue>> Interim)> ReadManyAsync(
        IReadOnlyCollection<int> ciks, IReadOnlyCollection<Concept>? concepts, DateOnly filedUpTo, bool withInterim, CancellationToken ct) =>
        (await (_readMany ?? OneByOne(_read))(ciks, concepts, filedUpTo, ct),
            withInterim ? await (_readManyInterim ?? OneByOne(_readInterim))(ciks, concepts, filedUpTo, ct) : new Dictionary<int, IReadOnlyList<ResolvedValue>>());

    private static ReadMany OneByOne(Func<int, CancellationToken, Task<IReadOnlyList<ResolvedValue>>> read) => async (ciks, concepts, filedUpTo, ct) =>
    {
        var values = new Dictionary<int, IReadOnlyList<ResolvedValue>>();
        foreach (var cik in ciks)
            values[cik] = [.. (await read(cik, ct)).Where(v => v.Filed <= filedUpTo && concepts?.Contains(v.Concept) != false)];
        return values;
    };
}
