namespace HaloScreener.Web.Features.Watchlists;

/// <summary>
/// The companies ticked in a table, in the order of ticking, over all its pages. Ticking redraws the tick and the bar that counts, not the table.
/// </summary>
public sealed class Selection
{
    private readonly List<int> _ciks = [];

    /// <summary>Raised when something was ticked or unticked.</summary>
    public event Action? Changed;

    public IReadOnlyList<int> Ciks => _ciks;

    public bool Contains(int cik) => _ciks.Contains(cik);

    public void Set(int cik, bool ticked) => Set([cik], ticked);

    public void Set(IReadOnlyList<int> ciks, bool ticked)
    {
        foreach (var cik in ciks)
        {
            _ciks.Remove(cik);
            if (ticked)
                _ciks.Add(cik);
        }
        Changed?.Invoke();
    }

    public void Clear()
    {
        _ciks.Clear();
        Changed?.Invoke();
    }
}
