using System.Text.Json;
using HaloScreener.Core.Wordings;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.Input;

/// <summary>
/// Walks JSON text by hand where its shape is known and passes over every object that is not wanted by its brackets and quotes alone
/// (<see cref="JsonExtent"/>): three quarters of the SEC's company facts are of tags that no chain uses.
/// </summary>
internal ref struct JsonCursor
{
    /// <summary>The SEC's files are seven levels deep.</summary>
    public const int MaxDepth = 32;

    private readonly ReadOnlySpan<byte> _json;
    private readonly string _file;
    private int _at;

    public JsonCursor(ReadOnlySpan<byte> json, string file)
    {
        _json = json;
        _file = file;
        _at = json.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>The first byte of the next value; 0 at the end of the text.</summary>
    public byte Peek()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
        return _at < _json.Length ? _json[_at] : (byte)0;
    }

    /// <summary>Checks that nothing but white space follows.</summary>
    public void End()
    {
        Peek();
        if (_at < _json.Length)
            throw Fail("something follows the end of the JSON");
    }

    /// <summary>Steps into an object or array.</summary>
    /// <exception cref="ImportException">The next value is none.</exception>
    public void Enter(char open)
    {
        if (Peek() != open)
            throw Fail(open == '{' ? "an object is expected here" : "an array is expected here");
        _at++;
    }

    /// <summary>Steps to the next member of the object entered; false, and out of it, when there is none.</summary>
    /// <param name="first">True before the first member; set to false.</param>
    /// <param name="name">The name as written; a name with escapes is none that is looked for.</param>
    public bool NextMember(ref bool first, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!Next(ref first, (byte)'}'))
            return false;
        if (Peek() != '"')
            throw Fail("a name in quotes is expected here");
        name = String();
        if (Peek() != ':')
            throw Fail("a colon is expected here");
        _at++;
        return true;
    }

    /// <summary>Steps to the next element of the array entered; false, and out of it, when there is none.</summary>
    public bool NextElement(ref bool first) => Next(ref first, (byte)']');

    /// <summary>The bytes between the quotes of a string, as written, or those of a number or literal.</summary>
    /// <exception cref="ImportException">The next value is an object or array, or no JSON.</exception>
    public ReadOnlySpan<byte> Scalar()
    {
        var c = Peek();
        if (c == '"')
            return String();
        var start = _at;
        if (c is (byte)'{' or (byte)'[')
            throw Fail("a number or text is expected here");
        while (_at < _json.Length && _json[_at] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            _at++;
        var text = _json[start.._at];
        if (c is (byte)'-' or (>= (byte)'0' and <= (byte)'9') || text.SequenceEqual("null"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8))
            return text;
        _at = start;
        throw Fail("a value is expected here");
    }

    /// <summary>A string for people, with its escapes resolved; null for any other value.</summary>
    public string? Text()
    {
        if (Peek() != '"')
        {
            Skip();
            return null;
        }
        var start = _at;
        var raw = String();
        if (!raw.Contains((byte)'\\'))
            return PlainText.Of(raw);
        try
        {
            var reader = new Utf8JsonReader(_json[start.._at]);
            reader.Read();
            return PlainText.Of(reader.GetString());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Escapes that mean nothing: the name is shown as it is written.
            return PlainText.Of(raw);
        }
    }

    /// <summary>Passes over the next value, whatever it is.</summary>
    /// <exception cref="ImportException">It is cut off, or deeper than <see cref="MaxDepth"/>, or neither object, array, text, number nor literal.</exception>
    public void Skip()
    {
        if (Peek() is not ((byte)'{' or (byte)'['))
        {
            Scalar();
            return;
        }
        var extent = JsonExtent.Of(_json[_at..], MaxDepth);
        if (extent < 0)
        {
            _at = extent == JsonExtent.CutOff ? _json.Length : _at;
            throw Fail($"what starts here is over {MaxDepth} levels deep");
        }
        _at += extent;
    }

    /// <summary>An error at the place where the cursor stands.</summary>
    public readonly ImportException Fail(Wording what, Exception? inner = null)
    {
        var at = Math.Min(_at, _json.Length);
        var line = _json[..at].Count((byte)'\n') + 1;
        return at >= _json.Length
            ? new ImportException(_file, line, $"the JSON is cut off after {at:N0} bytes.", inner)
            : new ImportException(_file, line, $"{what} (byte {at:N0}).", inner);
    }

    private bool Next(ref bool first, byte close)
    {
        var c = Peek();
        if (c == close)
        {
            _at++;
            return false;
        }
        if (!first)
        {
            if (c != ',')
                throw Fail("a comma is expected here");
            _at++;
        }
        first = false;
        return true;
    }

    private ReadOnlySpan<byte> String()
    {
        var start = ++_at;
        while (true)
        {
            var step = _json[_at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
            {
                _at = _json.Length;
                throw Fail("a text is not closed");
            }
            _at += step + 1;
            if (_json[_at - 1] == '"')
                return _json[start..(_at - 1)];
            // The character after a backslash is never the closing quote.
            _at = Math.Min(_at + 1, _json.Length);
        }
    }
}
