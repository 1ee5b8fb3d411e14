using System.Globalization;
using System.Net;
using System.Text;
using Polly;
using Polly.Retry;

namespace HaloScreener.Import.Fetching;

/// <summary>
/// Requests to the SEC's site: who asks, how fast, what is tried again and what is not. One request at a time.
/// </summary>
/// <remarks>
/// What is tried again is a whole pass, body included, since a download is cut in its body more often than in its headers; a handler inside
/// <see cref="HttpClient"/> sees only headers. Therefore Polly's pipeline is used directly.
/// </remarks>
internal sealed class SecSite : IDisposable
{
    private const int Retries = 5;
    private const int Redirects = 5;
    /// <summary>Bytes of an answer that is not the file that are read for its reason.</summary>
    public const int ReadOfRefusal = 4096;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly Uri _base;
    private readonly HttpClient _http;
    private readonly Pacer _pacer;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline _retries;

    /// <exception cref="FetchException">The settings do not allow requests.</exception>
    public SecSite(SecSettings settings, TimeProvider clock, FetchObserver observer)
    {
        var userAgent = settings.ReadUserAgent();
        _base = settings.ReadBaseAddress();
        _clock = clock;
        _pacer = new Pacer(clock);
        // Redirects are followed by hand: the contact is for the SEC, not for any host that a redirect may name.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        // Ranges count bytes of the file, so it must come as it is.
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "identity");
        _retries = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<FetchException>(e => e.Transient),
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstWait,
                MaxDelay = LongestWait,
                DelayGenerator = static args => ValueTask.FromResult((args.Outcome.Exception as FetchException)?.RetryAfter),
                OnRetry = args =>
                {
                    observer.Said(string.Create(CultureInfo.InvariantCulture,
                        $"{args.Outcome.Exception!.Message} Asking again in {Math.Ceiling(args.RetryDelay.TotalSeconds):0} s ({args.AttemptNumber + 1} of {Retries})."));
                    return default;
                },
            })
            .Build();
    }

    /// <summary>Runs a pass until it succeeds, fails for good, or has failed too often.</summary>
    /// <exception cref="FetchException">In words, whatever went wrong with the network or the server.</exception>
    public async Task<T> RetryAsync<T>(Func<SilenceGuard, Task<T>> pass, CancellationToken ct)
    {
        try
        {
            return await _retries.ExecuteAsync(async inner => await PassAsync(pass, inner), ct);
        }
        catch (FetchException e) when (e.Transient)
        {
            throw new FetchException($"{e.Message} Given up after {Retries + 1} tries. Run the same command again later: it goes on where this one stopped.", e);
        }
    }

    /// <summary>Whether a file is there, without fetching it.</summary>
    public Task<bool> ExistsAsync(string path, CancellationToken ct) => RetryAsync(
        async guard =>
        {
            try
            {
                return await AsksForAsync(HttpMethod.Head, path, guard);
            }
            catch (FetchException e) when (e.Status is HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
            {
                // The reason of a refusal is in its body, which an answer to HEAD does not have.
                return await AsksForAsync(HttpMethod.Get, path, guard);
            }
        },
        ct);

    /// <summary>Asks for a path, following redirects within the host. The answer is 200, 206, 304 or 416; its body is not yet read.</summary>
    /// <exception cref="FetchException">Any other answer, in words.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage> prepare, SilenceGuard guard)
    {
        var url = new Uri(_base, path);
        for (var hop = 0; ; hop++)
        {
            await _pacer.WaitAsync(guard.Token);
            using var request = new HttpRequestMessage(method, url);
            prepare(request);
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, guard.Token);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.NotModified or HttpStatusCode.RequestedRangeNotSatisfiable)
                return response;
            using (response)
            {
                url = response.Headers.Location is { } target && (int)response.StatusCode is >= 300 and < 400
                    ? Redirected(url, target, hop)
                    : throw Refusal.Of(response.StatusCode, url, await ReadStartAsync(response, guard), RetryAfterOf(response));
            }
        }
    }

    private static async Task<string> ReadStartAsync(HttpResponseMessage response, SilenceGuard guard)
    {
        await using var body = await response.Content.ReadAsStreamAsync(guard.Token);
        var buffer = new byte[ReadOfRefusal];
        return Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, guard.Token));
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> PassAsync<T>(Func<SilenceGuard, Task<T>> pass, CancellationToken ct)
    {
        using var guard = new SilenceGuard(_clock, ct);
        try
        {
            return await pass(guard);
        }
        catch (OperationCanceledException e) when (guard.Fired && !ct.IsCancellationRequested)
        {
            throw new FetchException($"{_base.Host} sent nothing, or almost nothing, for a minute.", e) { Transient = true };
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            throw new FetchException($"No secure connection to {_base.Host}: {e.InnerException?.Message ?? e.Message} A proxy that opens connections, or a wrong clock, does this.", e);
        }
        catch (HttpRequestException e)
        {
            throw new FetchException($"{_base.Authority} cannot be reached: {e.Message.TrimEnd('.')}.", e) { Transient = true };
        }
        catch (IOException e)
        {
            // Errors of the disk were told apart where the file is written.
            throw new FetchException($"The connection to {_base.Host} was cut.", e) { Transient = true };
        }
    }

    private async Task<bool> AsksForAsync(HttpMethod method, string path, SilenceGuard guard)
    {
        try
        {
            using var response = await SendAsync(method, path, static _ => { }, guard);
            return response.Content.Headers.ContentType?.MediaType is not "text/html";
        }
        catch (FetchException e) when (e.Missing)
        {
            return false;
        }
    }

    private static Uri Redirected(Uri from, Uri location, int hop)
    {
        var target = new Uri(from, location);
        if (hop == Redirects)
            throw new FetchException($"{from} was redirected more than {Redirects} times; check Halo__Sec__BaseUrl.");
        if (target.Host != from.Host || (from.Scheme == "https" && target.Scheme != "https"))
        {
            throw new FetchException(
                $"{from} is redirected to {target.GetLeftPart(UriPartial.Authority)}, which was not asked: your contact goes to no other host. If the site has moved, set Halo__Sec__BaseUrl.");
        }
        return target;
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return wait > TimeSpan.Zero ? wait : null;
    }
}
