using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HaloScreener.Import.Fetching;

/// <summary>
/// One file from one path into one folder. Passes follow each other until the file is whole: the first asks whether the file that is here is
/// still the server's, those after a cut ask for the rest of the same issue, and begin anew when there is another.
/// </summary>
internal sealed class Download(RemoteFile file, string path, string folder, SecSite site, DownloadLedger ledger, TimeProvider clock, FetchObserver observer)
{
    /// <summary>A pass that was cut but brought this much does not count as a failed try, or no long file would come over a poor line.</summary>
    private const long Progress = 1 << 20;
    private const int BufferBytes = 128 << 10;

    private enum PassEnd { Unchanged, Whole, Cut }

    private readonly string _target = Path.Combine(folder, file.Name);
    private readonly DownloadRecord? _known = ledger.Find(file.Name);
    private readonly PartFile _part = PartFile.Open(Path.Combine(folder, file.Name));
    private long _farthest;
    private long _received;
    private string _url = "";

    /// <exception cref="FetchException">The file did not come; nothing lies under its name that did not before.</exception>
    public async Task<FetchedFile> RunAsync(CancellationToken ct)
    {
        if (_part.CanResume)
            observer.Said(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {_part.Length / 1e6:N1} MB are here from an earlier run; asking for the rest."));
        _farthest = _part.Length;
        PassEnd end;
        do
            end = await site.RetryAsync(PassAsync, ct);
        while (end == PassEnd.Cut);
        return end == PassEnd.Unchanged ? Unchanged(_known!) : await FinishAsync(ct);
    }

    private async Task<PassEnd> PassAsync(SilenceGuard guard)
    {
        using var response = await site.SendAsync(HttpMethod.Get, path, Condition, guard);
        _url = response.RequestMessage!.RequestUri!.ToString();
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when _known is not null:
                return PassEnd.Unchanged;
            case HttpStatusCode.PartialContent:
                RequireTheRest(response);
                break;
            case HttpStatusCode.OK:
                if (_part.Length > 0)
                    observer.Said($"{file.Name}: the server sends the whole file again, either because it has a new issue or because it cannot send a rest.");
                _part.Start(FileVersion.Of(response));
                break;
            default:
                _part.Discard();
                throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{_url} was answered with {(int)response.StatusCode}, which does not fit the question.")) { Transient = true };
        }
        _part.RequireRoom();
        return await ReceiveAsync(response, guard);
    }

    private void Condition(HttpRequestMessage request)
    {
        if (_part.CanResume)
        {
            // A part that has all its bytes asks for the last one again, so that the server has a say on whether it is still the same file.
            request.Headers.Range = new RangeHeaderValue(_part.IsWhole ? _part.Length - 1 : _part.Length, null);
            request.Headers.IfRange = _part.Version!.Condition;
        }
        else if (_known is { Issue: var issue })
        {
            if (issue.ETag is not null && EntityTagHeaderValue.TryParse(issue.ETag, out var tag))
                request.Headers.IfNoneMatch.Add(tag);
            else
                request.Headers.IfModifiedSince = issue.LastModified;
        }
    }

    /// <summary>Servers behind a balancer do answer with the rest of another issue; two halves of two files must not become one.</summary>
    private void RequireTheRest(HttpResponseMessage response)
    {
        var from = response.Content.Headers.ContentRange?.From;
        if (_part.Version is not null && from == (_part.IsWhole ? _part.Length - 1 : _part.Length) && _part.Version.MayBeSameAs(FileVersion.Of(response)))
            return;
        _part.Discard();
        throw new FetchException($"{_url} changed while it was coming; beginning anew.") { Transient = true };
    }

    private async Task<PassEnd> ReceiveAsync(HttpResponseMessage response, SilenceGuard guard)
    {
        try
        {
            if (!_part.IsWhole)
                await CopyAsync(response, guard);
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && guard.Fired))
        {
            var came = _part.Length - _farthest;
            _farthest = Math.Max(_farthest, _part.Length);
            if (came < Progress || !_part.CanResume)
                throw;
            observer.Said(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: cut after {_part.Length / 1e6:N1} MB; asking for the rest."));
            return PassEnd.Cut;
        }
        if (_part.Version!.Bytes is { } bytes && bytes != _part.Length)
        {
            var length = _part.Length;
            _part.Discard();
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"{_url} came with {length:N0} bytes where {bytes:N0} were announced.")) { Transient = true };
        }
        return PassEnd.Whole;
    }

    private async Task CopyAsync(HttpResponseMessage response, SilenceGuard guard)
    {
        await using var body = await response.Content.ReadAsStreamAsync(guard.Token);
        await using var stream = _part.OpenForAppend();
        var buffer = new byte[BufferBytes];
        for (int read; (read = await body.ReadAsync(buffer, guard.Token)) > 0;)
        {
            if (_part.Length == 0 && !Contents.MayStartWith(file, buffer[0]))
                throw await NotTheFileAsync(body, buffer, read, guard);
            await _part.AppendAsync(stream, buffer.AsMemory(0, read), guard.Token);
            _received += read;
            guard.Came(read);
            observer.Received(file.Name, _part.Length, _part.Version!.Bytes);
        }
        stream.Flush(flushToDisk: true);
    }

    private async Task<FetchException> NotTheFileAsync(Stream body, byte[] buffer, int read, SilenceGuard guard)
    {
        _part.Discard();
        var more = await body.ReadAtLeastAsync(buffer.AsMemory(read), SecSite.ReadOfRefusal, throwOnEndOfStream: false, guard.Token);
        return Refusal.OfPage(new Uri(_url), Encoding.UTF8.GetString(buffer, 0, read + more));
    }

    private FetchedFile Unchanged(DownloadRecord known)
    {
        var record = known with { CheckedAtUtc = clock.GetUtcNow() };
        ledger.Write(record);
        return new FetchedFile { File = file, Outcome = FetchOutcome.Unchanged, Path = _target, Record = record };
    }

    /// <summary>The part is whole: look at it, give it its name, and write down what it is.</summary>
    private async Task<FetchedFile> FinishAsync(CancellationToken ct)
    {
        if (Contents.WrongWith(file, _part.Path) is { } wrong)
        {
            _part.Discard();
            throw new FetchException($"{_url} came whole, but is not a readable {(file.IsZip ? "zip" : "JSON")} file: {wrong}. Nothing was stored; run the same command again.");
        }
        var now = clock.GetUtcNow();
        var issue = new DownloadIssue
        {
            Sha256 = await Contents.Sha256Async(_part.Path, ct),
            Bytes = _part.Length,
            ETag = _part.Version!.ETag,
            LastModified = _part.Version.LastModified,
            FetchedAtUtc = now,
        };
        var record = new DownloadRecord { File = file.Name, Kind = file.Kind, Url = _url, CheckedAtUtc = now, Issue = issue, Earlier = _known?.Earlier ?? [] };
        var earlier = await EarlierIssueAsync(ct);
        if (earlier?.Sha256 == issue.Sha256)
        {
            // New headers over the same bytes: content networks do that.
            _part.Discard();
            record = record with { Issue = issue with { FetchedAtUtc = earlier.FetchedAtUtc } };
            ledger.Write(record);
            return new FetchedFile { File = file, Outcome = FetchOutcome.Unchanged, Path = _target, Record = record, BytesReceived = _received };
        }
        if (earlier is not null)
        {
            if (file.KeepsEarlier)
            {
                earlier = earlier with { KeptAs = $"{Path.GetFileNameWithoutExtension(file.Name)}.{earlier.Sha256[..8]}{Path.GetExtension(file.Name)}" };
                File.Move(_target, Path.Combine(folder, earlier.KeptAs), overwrite: true);
            }
            record = record with { Earlier = [.. record.Earlier, earlier] };
        }
        _part.Finish(_target);
        ledger.Write(record);
        return new FetchedFile
        {
            File = file,
            Outcome = earlier is null ? FetchOutcome.Fetched : FetchOutcome.Reissued,
            Path = _target,
            Record = record,
            EarlierPath = earlier?.KeptAs is { } kept ? Path.Combine(folder, kept) : null,
            BytesReceived = _received,
        };
    }

    /// <summary>What lies under the name now: as recorded, or, when somebody put it there by hand, as it is.</summary>
    private async Task<DownloadIssue?> EarlierIssueAsync(CancellationToken ct) =>
        _known?.Issue ?? (File.Exists(_target)
            ? new DownloadIssue
            {
                Sha256 = await Contents.Sha256Async(_target, ct),
                Bytes = new FileInfo(_target).Length,
                FetchedAtUtc = File.GetLastWriteTimeUtc(_target),
            }
            : null);
}
