using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using HaloScreener.Import.Tests.Readers;
using HaloScreener.TestKit.Http;

namespace HaloScreener.Import.Tests.Fetching;

/// <summary>Answers of a server: as they should be, and the ones that the SEC's site gives besides.</summary>
internal static class Replies
{
    /// <summary>A zip of about this many bytes, the same for the same seed: noise does not shrink.</summary>
    public static byte[] Zip(int bytes, int seed = 1)
    {
        var noise = new char[bytes];
        var random = new Random(seed);
        for (var i = 0; i < noise.Length; i++)
            noise[i] = (char)random.Next(' ', '\x7f');
        return Files.ZipBytes(("num.txt", new string(noise)));
    }

    /// <summary>A file with a strong ETag, from a server that knows ranges and conditions.</summary>
    public static Func<Asked, Reply> File(byte[] body, string etag) => asked =>
    {
        var headers = new Dictionary<string, string> { ["ETag"] = $"\"{etag}\"", ["Accept-Ranges"] = "bytes" };
        if (asked.Header("If-None-Match") == $"\"{etag}\"")
            return new Reply(304) { Headers = headers };
        if (asked.Header("Range") is not { } range || asked.Header("If-Range") != $"\"{etag}\"")
            return new Reply(200) { Headers = headers, Body = body };
        var from = (int)RangeHeaderValue.Parse(range).Ranges.Single().From!.Value;
        headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{body.Length - 1}/{body.Length}");
        return new Reply(206) { Headers = headers, Body = body[from..] };
    };

    /// <summary>The same, cut after so many bytes of its body.</summary>
    public static Func<Asked, Reply> CutAfter(this Func<Asked, Reply> whole, int bytes) => asked => whole(asked).CutAfter(bytes);

    public static Func<Asked, Reply> Page(int status, string title, params (string Name, string Value)[] headers) => _ => new Reply(status)
    {
        Headers = new Dictionary<string, string>(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))) { ["Content-Type"] = "text/html" },
        Body = Encoding.UTF8.GetBytes($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>{title}</body></html>"),
    };

    public static Func<Asked, Reply> Redirect(string location) => _ => new Reply(302) { Headers = { ["Location"] = location } };
}
