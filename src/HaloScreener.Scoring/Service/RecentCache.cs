namespace HaloScreener.Scoring.Service;

/// <summary>
/// Keeps the answers to the last few questions. Two askers of one new question wait for one computation; a computation that throws is not kept.
/// </summary>
internal sealed class RecentCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TValue> Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> _byUse = [];

    public TValue Get(TKey key, Func<TKey, TValue> compute)
    {
        Lazy<TValue> value;
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new LinkedListNode<(TKey, Lazy<TValue>)>((key, new Lazy<TValue>(() => compute(key))));
                _nodes.Add(key, node);
                if (_nodes.Count > capacity)
                    Forget(_byUse.Last!);
            }
            _byUse.AddFirst(node);
            value = node.Value.Value;
        }
        try
        {
            return value.Value;
        }
        catch
        {
            lock (_lock)
            {
                if (_nodes.TryGetValue(key, out var node) && node.Value.Value == value)
                    Forget(node);
            }
            throw;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _nodes.Clear();
            _byUse.Clear();
        }
    }

    private void Forget(LinkedListNode<(TKey Key, Lazy<TValue> Value)> node)
    {
        _byUse.Remove(node);
        _nodes.Remove(node.Value.Key);
    }
}
