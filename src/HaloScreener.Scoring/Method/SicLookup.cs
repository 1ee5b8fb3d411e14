namespace HaloScreener.Scoring.Method;

/// <summary>A value per SIC code, written by code, prefix or range: of the rows that hold a code the one with most digits wins.</summary>
internal sealed class SicLookup<T>
    where T : class
{
    private readonly T?[] _values = new T?[SicSet.CodeCount];
    private readonly int[] _digits = new int[SicSet.CodeCount];

    public T? this[int? sic] => sic is >= 0 and < SicSet.CodeCount ? _values[sic.Value] : null;

    /// <summary>Adds a row.</summary>
    /// <returns>False when a code would have two values from rows of the same number of digits.</returns>
    public bool TryAdd(string prefixOrRange, T value)
    {
        var (first, last) = SicSet.Range(prefixOrRange);
        var digits = prefixOrRange.Split('-')[0].Length;
        for (var sic = first; sic <= last; sic++)
        {
            if (_digits[sic] == digits)
                return false;
            if (_digits[sic] > digits)
                continue;
            _digits[sic] = digits;
            _values[sic] = value;
        }
        return true;
    }
}
