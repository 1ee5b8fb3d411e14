using HaloScreener.Core.Concepts;
using HaloScreener.TestKit;
using Npgsql;

namespace HaloScreener.Data.Tests.Stores;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_programs_that_start_at_once_on_an_empty_database_all_come_up()
    {
        await using var test = await postgres.CreateEmptyDatabaseAsync();

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => test.OpenAsync()));

        foreach (var database in databases)
        {
            Assert.Equal(0, await database.Version.ReadAsync(Ct));
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Every_mapped_tag_is_in_the_store_and_a_newly_mapped_one_is_added_on_the_next_start()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(test.ConnectionString);
        var last = MappedTags.Default.Ids.Last();
        await using (var forget = source.CreateCommand("delete from tag where id = $1"))
        {
            forget.Parameters.Add(new NpgsqlParameter<short> { TypedValue = last });
            Assert.Equal(1, await forget.ExecuteNonQueryAsync(Ct));
        }

        await using var database = await test.OpenAsync();

        await using var count = source.CreateCommand("select count(*) from tag");
        Assert.Equal((long)MappedTags.Default.Ids.Count(), await count.ExecuteScalarAsync(Ct));
        Assert.Equal("Revenues", await source.CreateCommand("select name from tag where id = 1").ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_with_a_sentence()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(test.ConnectionString))
        await using (var newer = source.CreateCommand("insert into schema_version (scriptname, applied) values ('9999_future.sql', now())"))
            await newer.ExecuteNonQueryAsync(Ct);

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(test.OpenAsync);

        Assert.Equal("The database was migrated by a newer version of HALO Screener (9999_future.sql); update this program.", refused.Message);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_sentence_too()
    {
        var options = new DatabaseOptions { ConnectionString = "Host=127.0.0.1;Port=1;Username=halo;Timeout=2" };

        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => HaloDatabase.OpenAsync(options, Ct));

        Assert.StartsWith("The database cannot be opened: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_hosts_the_one_that_lives_is_used_to_migrate_write_and_read()
    {
        await using var test = await postgres.CreateEmptyDatabaseAsync();
        var server = new NpgsqlConnectionStringBuilder(test.ConnectionString);
        var several = new NpgsqlConnectionStringBuilder(test.ConnectionString) { Host = $"127.0.0.1:1,{server.Host}:{server.Port}" };

        await using var database = await HaloDatabase.OpenAsync(new DatabaseOptions { ConnectionString = several.ConnectionString }, Ct);

        await using (var transaction = await database.BeginAsync(Ct))
        {
            await database.Facts.WriteAsync(transaction, [FactStoreTests.Stated(1, 9, 1)], Ct);
            await database.Version.BumpAsync(transaction, Ct);
            await transaction.CommitAsync(Ct);
        }
        await database.Version.WaitForReaderAsync(1, Ct);
        Assert.Single(await database.Facts.ReadCompanyAsync(1, Ct));
    }
}
