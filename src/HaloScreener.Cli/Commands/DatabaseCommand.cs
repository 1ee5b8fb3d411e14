using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HaloScreener.Cli.Output;
using HaloScreener.Core.Concepts;
using HaloScreener.Data;
using HaloScreener.Data.Imports;
using HaloScreener.Data.Lists;
using HaloScreener.Import.Running;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo db status | migrate | path | dump | load</c></summary>
internal static class DatabaseCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var status = new Command("status", "Says which database is used and what it holds.") { json };
        status.SetAction((parsed, ct) => StatusAsync(parsed.GetValue(json), ct));
        var migrate = new Command("migrate", "Brings the database to this program's schema and chains and says what moved. Every program does so when it starts.") { json };
        migrate.SetAction((parsed, ct) => MigrateAsync(parsed.GetValue(json), ct));
        var path = new Command("path", "Prints the data directory of the private database.");
        path.SetAction(_ => PrintPath());
        var dump = new Command("dump", "Prints watchlists and saved screens as JSON, to be loaded into another database.");
        dump.SetAction((_, ct) => DumpAsync(ct));
        var file = new Argument<FileInfo>("FILE") { Description = "A file written by 'halo db dump'." };
        var load = new Command("load", "Adds the watchlists and saved screens of a dump; what is there already stays as it is.") { file };
        load.SetAction((parsed, ct) => LoadAsync(parsed.GetValue(file)!, ct));
        return new Command("db", "The database: status, migration, place, and what people made in it.") { status, migrate, path, dump, load };
    }

    private static async Task<int> StatusAsync(bool json, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var status = await database.ReadStatusAsync(ct);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(status, JsonSerializerOptions.Web));
            return 0;
        }
        var place = status.DataDirectory is null ? $"server {status.Server}" : $"private server in {status.DataDirectory}, {status.Server}";
        Console.WriteLine($"PostgreSQL {status.PostgresVersion}, {place}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Schema          {status.Schema}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Data version    {status.DataVersion}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Companies       {status.Companies:N0}, {status.CompaniesWithFigures:N0} of them with figures"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Facts           {status.Facts:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Resolved values {status.ResolvedValues:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Imports         {status.Imports:N0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Size            {status.Bytes / 1e6:N0} MB"));
        SayImportAgain(await ReadImportAgainAsync(database, ct));
        return 0;
    }

    private static async Task<int> MigrateAsync(bool json, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var run = await ResolvedLayer.RefreshAsync(database, TimeProvider.System, ImportObserver.Silent, ct);
        var status = await database.ReadStatusAsync(ct);
        var importAgain = await ReadImportAgainAsync(database, ct);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { status.Schema, resolution = run, importAgain }, Json));
            return 0;
        }
        Console.WriteLine($"The database is at {status.Schema}.");
        Console.Write(run is null ? $"Every figure is resolved with the chains in force.{Environment.NewLine}" : ResolutionText.Of(run));
        SayImportAgain(importAgain);
        return 0;
    }

    /// <summary>Files that hold more, now that more tags are mapped than when they were read.</summary>
    private static async Task<IReadOnlyList<string>> ReadImportAgainAsync(HaloDatabase database, CancellationToken ct) =>
        [.. ImportHistory.Of(await database.Imports.ReadAllAsync(ct), MappedTags.Default.Hash).Where(e => e.MayHoldMore).Select(e => e.Record.FileName)];

    private static void SayImportAgain(IReadOnlyList<string> files)
    {
        if (files.Count > 0)
            Console.WriteLine($"Read with another list of mapped tags; import again to add the facts of tags that are mapped now: {string.Join(", ", files)}.");
    }

    private static async Task<int> DumpAsync(CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        Console.WriteLine(await database.DumpListsAsync(ct));
        return 0;
    }

    private static async Task<int> LoadAsync(FileInfo file, CancellationToken ct)
    {
        var dump = await File.ReadAllTextAsync(file.FullName, ct);
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        try
        {
            var (watchlists, items, screens) = await database.LoadListsAsync(dump, ct);
            Console.WriteLine($"Added {watchlists} watchlists, {items} companies on lists and {screens} saved screens.");
            return 0;
        }
        catch (FormatException e)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {e.Message}");
            return 1;
        }
    }

    private static int PrintPath()
    {
        var options = DatabaseOptions.FromEnvironment();
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            Console.Error.WriteLine("ConnectionStrings__Halo names a server, so there is no private database.");
            return 1;
        }
        Console.WriteLine(options.ResolvedDataDirectory);
        return 0;
    }
}
