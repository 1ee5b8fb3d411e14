using Dapper;
using HaloScreener.Data.Lists;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class ListBackupTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_and_saved_screens_move_to_another_database_and_loading_twice_changes_nothing()
    {
        await using var oldTest = await postgres.CreateDatabaseAsync();
        await using var old = await oldTest.OpenAsync();
        await using (var connection = await old.Source.OpenConnectionAsync(Ct))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into watchlist (name, position) values ('Grids', 1), ('Rails "class I"', 0);
                insert into watchlist_item (watchlist_id, cik, note) select id, 100885, 'Union Pacific; 铁路' from watchlist where name like 'Rails%';
                insert into watchlist_item (watchlist_id, cik) select id, 753308 from watchlist;
                insert into saved_screen (name, query) values ('Heavy utilities', '?sector=utilities&h=60..');
                """,
                cancellationToken: Ct));
        }
        var dump = await old.DumpListsAsync(Ct);
        await using var newTest = await postgres.CreateDatabaseAsync();
        await using var target = await newTest.OpenAsync();

        Assert.Equal((2, 3, 1), await target.LoadListsAsync(dump, Ct));
        Assert.Equal(dump, await target.DumpListsAsync(Ct));
        Assert.Equal((0, 0, 0), await target.LoadListsAsync(dump, Ct));
        Assert.Equal(dump, await target.DumpListsAsync(Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"watchlists\": []}")]
    [InlineData("{\"watchlists\": [], \"saved_screens\": 7}")]
    public async Task What_is_no_dump_is_refused_with_a_sentence(string text)
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();

        var refused = await Assert.ThrowsAsync<FormatException>(() => database.LoadListsAsync(text, Ct));

        Assert.StartsWith("This is no dump made by 'halo db dump'", refused.Message, StringComparison.Ordinal);
    }
}
