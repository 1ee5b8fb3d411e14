using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HaloScreener.Scoring.Screening;

/// <summary>A short immutable list that compares by its items, so that requests compare by value.</summary>
[CollectionBuilder(typeof(Values), nameof(Values.Create))]
[SuppressMessage("Naming", "CA1710", Justification = "The name says what it holds.")]
public sealed class Values<T> : IReadOnlyList<T>, IEquatable<Values<T>>
{
    private readonly T[] _items;

    internal Values(T[] items) => _items = items;

    public T this[int index] => _items[index];
    public int Count => _items.Length;

    public bool Contains(T item) => Array.IndexOf(_items, item) >= 0;

    public bool Equals(Values<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);
    public override bool Equals(object? obj) => Equals(obj as Values<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="Values{T}"/>.</summary>
public static class Values
{
    public static Values<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static Values<T> From<T>(IEnumerable<T> items) => new([.. items]);
}
