using System.Globalization;

namespace HaloScreener.Import.Fetching;

/// <summary>
/// Fetches the SEC's files into a folder. Nothing is asked of any server until a method is called, and nothing at all without a contact.
/// One fetcher uses a folder at a time, over all programs.
/// </summary>
public sealed class SecFetcher : IDisposable
{
    /// <summary>How far back <c>latest</c> is looked for: the SEC is at most two quarters late, in practice one.</summary>
    private const int QuartersLookedBack = 6;

    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly FetchObserver _observer;
    private readonly SecSite _site;
    private readonly FileStream _turn;
    private readonly DownloadLedger _ledger;

    /// <param name="settings">Contact and base address.</param>
    /// <param name="folder">The downloads folder; made when missing.</param>
    /// <param name="clock">Tells the day for <c>latest</c>, paces requests and waits between tries.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <exception cref="FetchException">The settings do not allow requests, another fetch uses the folder, or its ledger cannot be read.</exception>
    public SecFetcher(SecSettings settings, string folder, TimeProvider clock, FetchObserver observer)
    {
        (_folder, _clock, _observer) = (folder, clock, observer);
        _site = new SecSite(settings, clock, observer);
        Directory.CreateDirectory(folder);
        _turn = TakeTurn(folder);
        try
        {
            _ledger = new DownloadLedger(folder);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The folder of downloads under a data directory.</summary>
    public static string FolderIn(string dataDirectory) => Path.Combine(dataDirectory, "downloads");

    /// <summary>The newest quarter that the SEC has published, found by asking for each from today's backwards.</summary>
    /// <exception cref="FetchException">None of the last six is there, or the server could not be asked.</exception>
    public async Task<Quarter> FindLatestQuarterAsync(CancellationToken ct)
    {
        var today = Quarter.Of(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        var quarter = today;
        for (var i = 0; i < QuartersLookedBack; i++, quarter = quarter.Previous)
        {
            foreach (var path in RemoteFile.DataSet(quarter).Paths)
            {
                if (!await _site.ExistsAsync(path, ct))
                    continue;
                _observer.Said($"The newest quarter published is {quarter}.");
                return quarter;
            }
        }
        throw new FetchException(string.Create(CultureInfo.InvariantCulture,
            $"None of the {QuartersLookedBack} quarters {quarter.Next} to {today} is published where they are expected. Check Halo__Sec__BaseUrl and this computer's date, or name the last quarter."));
    }

    /// <summary>Brings a file to what the server has. A file that is here and still the server's is not sent again.</summary>
    /// <exception cref="FetchException">It did not come; what was here before is as it was, and what has come is kept for the next run.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the same holds.</exception>
    public async Task<FetchedFile> FetchAsync(RemoteFile file, CancellationToken ct)
    {
        FetchException? missing = null;
        foreach (var path in file.Paths)
        {
            try
            {
                return await new Download(file, path, _folder, _site, _ledger, _clock, _observer).RunAsync(ct);
            }
            catch (FetchException e) when (e.Missing)
            {
                // The first path is where the file belongs, so that is the one to tell of.
                missing ??= e;
            }
        }
        throw new FetchException($"{missing!.Message} {file.WhenMissing}", missing) { Missing = true };
    }

    public void Dispose()
    {
        _turn.Dispose();
        _site.Dispose();
    }

    private static FileStream TakeTurn(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new FetchException($"Another 'halo fetch' is using {folder}; wait for it to end.", e);
        }
    }
}
