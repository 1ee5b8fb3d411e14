using System.Diagnostics;
using HaloScreener.Data.Embedded;

namespace HaloScreener.Data.Tests.Embedded;

/// <summary>A data directory of one test; disposing ends whatever server still runs in it and deletes it.</summary>
internal sealed class DataDirectory : IAsyncDisposable
{
    private static readonly SemaphoreSlim MouldLock = new(1);
    private static DataDirectory? _mould;

    public DataDirectory() => Directory.CreateDirectory(Path);

    /// <summary>
    /// One that was used and left before. Making a cluster takes most of a second of two processors; a copy of one made for the first such test does
    /// as well.
    /// </summary>
    public static async Task<DataDirectory> UsedBeforeAsync()
    {
        await MouldLock.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_mould is null)
            {
                var mould = new DataDirectory();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(mould.Path, recursive: true);
                await using (await mould.OpenAsync())
                {
                    // Makes it.
                }
                _mould = mould;
            }
        }
        finally
        {
            MouldLock.Release();
        }
        var directory = new DataDirectory();
        using var copy = Process.Start("cp", ["-a", _mould.Path + "/.", directory.Path]);
        await copy.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, copy.ExitCode);
        return directory;
    }

    /// <summary>Directly under the temp directory, which every user can get into.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "halo-screener-test-" + Guid.NewGuid().ToString("N")[..12]);

    public string Cluster => Directory.EnumerateDirectories(Path, "pg*").Single();

    /// <summary>Process id of the running server, or null.</summary>
    public int? ServerProcess =>
        Directory.EnumerateDirectories(Path, "pg*").Select(PostmasterFile.Read).FirstOrDefault(file => file is not null && file.IsAlive())?.ProcessId;

    public Task<HaloDatabase> OpenAsync() =>
        HaloDatabase.OpenAsync(new DatabaseOptions { DataDirectory = Path }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (ServerProcess is { } pid)
        {
            using var server = Process.GetProcessById(pid);
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
        // Children of a killed server leave within moments and may still write their last words.
        for (var attempt = 0; attempt < 50; attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }
}
