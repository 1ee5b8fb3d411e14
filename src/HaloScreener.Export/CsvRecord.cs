using System.Buffers;
using System.Text;

namespace HaloScreener.Export;

/// <summary>One record of a CSV file, by RFC 4180: fields with a comma, a quote or a line break are quoted, quotes in them doubled; CRLF ends it.</summary>
internal static class CsvRecord
{
    public static void Write(ArrayBufferWriter<byte> buffer, int count, Func<int, string> field)
    {
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                buffer.Write(","u8);
            var text = field(i);
            var quoted = text.AsSpan().IndexOfAny(",\"\r\n") >= 0;
            Encoding.UTF8.GetBytes(quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text, buffer);
        }
        buffer.Write("\r\n"u8);
    }
}
