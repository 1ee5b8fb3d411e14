using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HaloScreener.TestKit.Http;

/// <summary>A request as the server saw it.</summary>
public sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, DateTimeOffset At)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An answer, and how it goes wrong on its way.</summary>
public sealed record Reply(int Status)
{
    public Dictionary<string, string> Headers { get; init; } = [];
    public byte[] Body { get; init; } = [];
    /// <summary>Bytes of the body that are sent before the connection is closed.</summary>
    public int SentBytes { get; init; } = int.MaxValue;
    /// <summary>Called when the bytes are sent; the connection stays open until the task ends.</summary>
    public Func<Task> Then { get; init; } = () => Task.CompletedTask;

    public Reply CutAfter(int bytes) => this with { SentBytes = bytes };
}

/// <summary>
/// A web server on the loopback that answers as its script says, an entry a request, the last one for ever. It writes to sockets itself: a
/// proper server would not let an answer end in the middle.
/// </summary>
public sealed class UnrulyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Asked> _requests = new();
    private readonly Func<Asked, Reply>[] _script;
    private readonly TimeProvider _clock;
    private readonly Task _serving;

    public UnrulyServer(TimeProvider clock, params Func<Asked, Reply>[] script)
    {
        (_clock, _script) = (clock, script);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}/";

    public IReadOnlyList<Asked> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>One connection at a time, as the client has one request at a time.</summary>
    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client went away in the middle, as it may.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        if (await ReadAsync(stream) is not { } asked)
            return;
        _requests.Enqueue(asked);
        var reply = _script[Math.Min(_requests.Count, _script.Length) - 1](asked);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} Said\r\nConnection: close\r\n");
        if (!reply.Headers.ContainsKey("Transfer-Encoding"))
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        foreach (var (name, value) in reply.Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stop.Token);
        if (asked.Method != "HEAD")
            await stream.WriteAsync(reply.Body.AsMemory(0, Math.Min(reply.SentBytes, reply.Body.Length)), _stop.Token);
        await reply.Then().WaitAsync(_stop.Token);
    }

    private async Task<Asked?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        if ((await reader.ReadLineAsync(_stop.Token))?.Split(' ') is not [var method, var path, ..])
            return null;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return new Asked(method, path, headers, _clock.GetUtcNow());
    }
}
