using HaloScreener.Data.Settings;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

public sealed class SettingStoreTests(PostgresFixture postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_is_absent_then_written_then_written_over()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var database = await test.OpenAsync();
        Assert.Null(await database.Settings.ReadAsync(SettingStore.ChainHash, Ct));

        foreach (var hash in new[] { "one", "two" })
        {
            await using var transaction = await database.BeginAsync(Ct);
            await database.Settings.WriteAsync(transaction, SettingStore.ChainHash, hash, Ct);
            await transaction.CommitAsync(Ct);
        }

        Assert.Equal("two", await database.Settings.ReadAsync(SettingStore.ChainHash, Ct));
    }

    [Fact]
    public async Task Data_protection_keys_of_one_server_are_read_by_another()
    {
        await using var test = await postgres.CreateDatabaseAsync();
        await using var one = await test.OpenAsync();
        await using var other = await test.OpenAsync();
        one.DataProtectionKeys.Add("key-1", "<key id=\"1\" />");
        one.DataProtectionKeys.Add("key-2", "<key id=\"2\" />");

        Assert.Equal(["<key id=\"1\" />", "<key id=\"2\" />"], other.DataProtectionKeys.ReadAll());
    }
}
