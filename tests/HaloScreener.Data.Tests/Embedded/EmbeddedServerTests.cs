using System.Diagnostics;
using HaloScreener.Data.Embedded;
using HaloScreener.Data.Settings;

namespace HaloScreener.Data.Tests.Embedded;

public sealed class EmbeddedServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_start_makes_a_migrated_database_behind_a_password_that_only_the_owner_reads()
    {
        await using var directory = new DataDirectory();
        await using (var database = await directory.OpenAsync())
        {
            Assert.True(database.IsEmbedded);
            Assert.Equal(directory.Path, database.DataDirectory);
            Assert.Equal(0, await database.Version.ReadAsync(Ct));
            Assert.NotNull(directory.ServerProcess);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory.Cluster, "halo.password")));
            }
        }
        Assert.Null(directory.ServerProcess);
    }

    [Fact]
    public async Task Without_its_password_the_server_lets_nobody_in()
    {
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await using var database = await directory.OpenAsync();
        var stranger = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "guess", Pooling = false };

        await using var connection = new Npgsql.NpgsqlConnection(stranger.ConnectionString);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => connection.OpenAsync(Ct));

        Assert.Equal("28P01", refused.SqlState);
    }

    [Fact]
    public async Task A_server_whose_program_was_killed_is_adopted_by_the_next_start_and_stopped_by_its_leaving()
    {
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await using var program = DatabaseProgram.Start(directory.Path);
        await program.WaitUntilReadyAsync();
        var server = directory.ServerProcess;
        await program.KillAsync();
        Assert.Equal(server, directory.ServerProcess);

        await using (await directory.OpenAsync())
            Assert.Equal(server, directory.ServerProcess);

        Assert.Null(directory.ServerProcess);
    }

    [Fact]
    public async Task After_kill_9_of_the_server_the_next_start_has_all_that_was_committed()
    {
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await using (var database = await directory.OpenAsync())
        {
            await using (var transaction = await database.BeginAsync(Ct))
            {
                await database.Settings.WriteAsync(transaction, SettingStore.ChainHash, "kept", Ct);
                await transaction.CommitAsync(Ct);
            }
            using var server = Process.GetProcessById(directory.ServerProcess!.Value);
            server.Kill();
            await server.WaitForExitAsync(Ct);

            // While the first program still holds its place: another start brings the server back for both.
            await using var second = await directory.OpenAsync();
            Assert.Equal("kept", await second.Settings.ReadAsync(SettingStore.ChainHash, Ct));
        }
        Assert.Null(directory.ServerProcess);
    }

    [Fact]
    public async Task Two_programs_share_one_server_and_the_last_to_leave_stops_it()
    {
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await using var first = DatabaseProgram.Start(directory.Path);
        await first.WaitUntilReadyAsync();
        var server = directory.ServerProcess;
        await using var second = DatabaseProgram.Start(directory.Path);
        await second.WaitUntilReadyAsync();
        Assert.Equal(server, directory.ServerProcess);

        await first.LeaveAsync();
        Assert.Equal(server, directory.ServerProcess);

        await second.LeaveAsync();
        Assert.Null(directory.ServerProcess);
    }

    [Fact]
    public async Task Four_programs_that_start_at_once_on_an_empty_directory_all_come_up_on_one_server()
    {
        await using var directory = new DataDirectory();
        var programs = Enumerable.Range(0, 4).Select(_ => DatabaseProgram.Start(directory.Path)).ToList();
        try
        {
            foreach (var program in programs)
                await program.WaitUntilReadyAsync();

            Assert.NotNull(directory.ServerProcess);
            Assert.Single(Directory.EnumerateDirectories(directory.Path, "pg*"));
            foreach (var program in programs)
                await program.LeaveAsync();
            Assert.Null(directory.ServerProcess);
        }
        finally
        {
            foreach (var program in programs)
                await program.DisposeAsync();
        }
    }

    [Fact]
    public async Task Root_and_an_ordinary_user_can_both_run_it()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("These tests run as an ordinary user already; only root can start a program as another user.");
        if (!OthersCanRead(AppContext.BaseDirectory))
            Assert.Skip($"The user 'nobody' cannot get into {AppContext.BaseDirectory}, so it cannot run this program.");

        await using var directory = new DataDirectory();
        var nobody = File.ReadLines("/etc/passwd").Single(line => line.StartsWith("nobody:", StringComparison.Ordinal)).Split(':');
        using (var chown = Process.Start("chown", ["nobody", directory.Path]))
            await chown.WaitForExitAsync(Ct);

        await using var program = DatabaseProgram.Start(directory.Path, user: "nobody");
        await program.WaitUntilReadyAsync();

        Assert.Equal(nobody[2], OwnerOf(directory.ServerProcess!.Value));
        await program.LeaveAsync();
        Assert.Null(directory.ServerProcess);
    }

    [Fact]
    public async Task The_server_never_runs_as_root_and_lives_in_a_session_of_its_own()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Users and sessions of a process are read from /proc, which only Linux has.");
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await using var database = await directory.OpenAsync();
        var server = directory.ServerProcess!.Value;

        Assert.NotEqual("0", OwnerOf(server));
        // Field 6 of /proc/pid/stat; the name in brackets is field 2.
        var session = (await File.ReadAllTextAsync($"/proc/{server}/stat", Ct)).Split(')')[^1].Split(' ')[4];
        Assert.Equal(server.ToString(System.Globalization.CultureInfo.InvariantCulture), session);
    }

    [Fact]
    public async Task As_root_a_directory_that_is_closed_to_others_is_named()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            Assert.Skip("Only root runs the server as another user.");
        await using var directory = new DataDirectory();
        var closed = Path.Combine(directory.Path, "closed");
        Directory.CreateDirectory(closed);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var options = new DatabaseOptions { DataDirectory = Path.Combine(closed, "inside") };
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => HaloDatabase.OpenAsync(options, Ct));

        Assert.Contains($"cannot get into {closed}.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("HALO_DATA_DIR", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(options.DataDirectory));
    }

    [Fact]
    public async Task Without_binaries_one_sentence_names_the_ways_on()
    {
        await using var directory = new DataDirectory();

        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => EmbeddedServer.StartAsync(directory.Path, Ct, binaryDirectories: [directory.Path, "/nowhere/bin"]));

        Assert.StartsWith("No Postgres binaries (15 or newer", failure.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Halo", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_left_alone_and_the_binaries_it_needs_are_named()
    {
        await using var directory = new DataDirectory();
        Directory.CreateDirectory(Path.Combine(directory.Path, "pg9"));

        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(directory.OpenAsync);

        Assert.Contains("was made by PostgreSQL 9", failure.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-9", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["pg9"], Directory.EnumerateDirectories(directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_a_start_that_was_killed_in_the_middle_left_behind_is_swept_away()
    {
        await using var directory = new DataDirectory();
        await using (await directory.OpenAsync())
        {
            // Only to learn the cluster's name.
        }
        var cluster = directory.Cluster;
        Directory.Move(cluster, cluster + ".new");
        await File.WriteAllTextAsync(cluster + ".new.password", "half a pass", Ct);

        await using var database = await directory.OpenAsync();

        Assert.Equal(0, await database.Version.ReadAsync(Ct));
        Assert.Equal([cluster], Directory.EnumerateDirectories(directory.Path, "pg*"));
    }

    [Fact]
    public async Task A_pid_file_whose_number_went_to_another_program_does_not_keep_the_server_from_starting()
    {
        await using var directory = await DataDirectory.UsedBeforeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(directory.Cluster, "postmaster.pid"), $"{Environment.ProcessId}\n{directory.Cluster}\n1\n5432\n\n127.0.0.1\n1 1\nready\n", Ct);

        await using var database = await directory.OpenAsync();

        Assert.Equal(0, await database.Version.ReadAsync(Ct));
    }

    private static bool OthersCanRead(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (!at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }

    private static string OwnerOf(int process) =>
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
}
