using System.Text;

namespace HaloScreener.Import.Readers.Text;

/// <summary>
/// Short words that come again and again (units, forms) as one string each. A word is 1 to 20 printable ASCII characters that neither start
/// nor end with a space (forms like <c>DEF 14A</c> have one inside);
/// anything else is no word. Not for several threads.
/// </summary>
internal sealed class WordPool
{
    public const int MaxLength = 20;
    /// <summary>Real files use a few hundred; a file that makes up more is not given more memory than this.</summary>
    private const int MaxWords = 10_000;

    private readonly Dictionary<Key, int> _ids = [];
    private readonly List<string> _words = [];
    private Key _lastKey;
    private int _lastId = -1;

    public string this[int id] => _words[id];

    /// <summary>The id of the word, or -1 when the text is no word or the pool is full.</summary>
    public int IdOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text.Length > MaxLength)
            return -1;
        var key = Key.Of(text);
        if (_lastId >= 0 && key == _lastKey)
            return _lastId;
        if (!_ids.TryGetValue(key, out var id))
        {
            if (_words.Count >= MaxWords || text[0] == ' ' || text[^1] == ' ' || text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
                return -1;
            id = _words.Count;
            _words.Add(Encoding.ASCII.GetString(text));
            _ids.Add(key, id);
        }
        (_lastKey, _lastId) = (key, id);
        return id;
    }

    /// <summary>The word, or null when the text is none.</summary>
    public string? Find(ReadOnlySpan<byte> text) => IdOf(text) is var id && id >= 0 ? _words[id] : null;

    /// <summary>Up to 24 bytes of text as three numbers, zero-padded; a word has no NUL, so two words never share a key.</summary>
    private readonly record struct Key(ulong A, ulong B, ulong C)
    {
        public static Key Of(ReadOnlySpan<byte> text)
        {
            Span<byte> padded = stackalloc byte[24];
            padded.Clear();
            text.CopyTo(padded);
            return new Key(BitConverter.ToUInt64(padded), BitConverter.ToUInt64(padded[8..]), BitConverter.ToUInt64(padded[16..]));
        }
    }
}
