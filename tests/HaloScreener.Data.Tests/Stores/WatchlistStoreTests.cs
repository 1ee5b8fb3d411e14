using HaloScreener.Data.Lists;
using HaloScreener.TestKit;

namespace HaloScreener.Data.Tests.Stores;

/// <summary>Two programs on one store stand for two people at one list.</summary>
public sealed class WatchlistStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Owner = "local";
    private TestDatabase _test = null!;
    private HaloDatabase _ann = null!;
    private HaloDatabase _bob = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _test = await postgres.CreateDatabaseAsync();
        _ann = await _test.OpenAsync();
        _bob = await _test.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ann.DisposeAsync();
        await _bob.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Fact]
    public async Task Two_people_who_add_at_once_both_find_all_of_it()
    {
        var id = await CreateAsync("Rails");

        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => (n % 2 == 0 ? _ann : _bob).WatchlistItems.AddAsync(Owner, id, [new(n), new(100 + n), new(7)], Ct)));

        Assert.Equal([.. Enumerable.Range(1, 20), .. Enumerable.Range(101, 20)], (await CiksAsync(id)).Order());
    }

    [Fact]
    public async Task A_note_is_not_written_over_one_that_its_writer_did_not_see()
    {
        var id = await CreateAsync("Rails", 100885);
        var seen = (await ListAsync(id)).Items[0].RowVersion;

        Assert.Equal(EditOutcome.Done, await _ann.WatchlistItems.WriteNoteAsync(Owner, id, 100885, seen, "Ann's", Ct));
        Assert.Equal(EditOutcome.ChangedMeanwhile, await _bob.WatchlistItems.WriteNoteAsync(Owner, id, 100885, seen, "Bob's", Ct));
        Assert.Equal("Ann's", (await ListAsync(id)).Items[0].Note);

        var now = (await ListAsync(id)).Items[0].RowVersion;
        Assert.Equal(EditOutcome.Done, await _bob.WatchlistItems.WriteNoteAsync(Owner, id, 100885, now, "Ann's and Bob's", Ct));
        Assert.Equal("Ann's and Bob's", (await ListAsync(id)).Items[0].Note);
    }

    [Fact]
    public async Task Of_two_notes_written_at_the_same_moment_one_is_told_of_the_other()
    {
        var id = await CreateAsync("Rails", 100885);
        var seen = (await ListAsync(id)).Items[0].RowVersion;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? _ann : _bob).WatchlistItems.WriteNoteAsync(Owner, id, 100885, seen, $"note {n}", Ct)));

        Assert.Single(outcomes, EditOutcome.Done);
        Assert.Equal(7, outcomes.Count(o => o == EditOutcome.ChangedMeanwhile));
    }

    [Fact]
    public async Task Rows_moved_by_two_people_stand_where_each_put_theirs_and_a_note_written_meanwhile_stays()
    {
        var id = await CreateAsync("Rails", 1, 2, 3, 4, 5);
        var seen = (await ListAsync(id)).Items[0].RowVersion;

        await Task.WhenAll(
            _ann.WatchlistItems.MoveAsync(Owner, id, 5, before: 1, Ct),
            _bob.WatchlistItems.MoveAsync(Owner, id, 2, before: null, Ct),
            _bob.WatchlistItems.WriteNoteAsync(Owner, id, 1, seen, "kept", Ct));

        Assert.Equal([5, 1, 3, 4, 2], await CiksAsync(id));
        Assert.Equal("kept", (await ListAsync(id)).Items[1].Note);
    }

    [Fact]
    public async Task What_one_removes_the_other_is_told_is_gone_and_it_comes_back_with_note_and_place()
    {
        var id = await CreateAsync("Rails", 1, 2, 3);
        await _ann.WatchlistItems.WriteNoteAsync(Owner, id, 2, 1, "the middle one", Ct);

        await _ann.WatchlistItems.RemoveAsync(Owner, id, [2], Ct);

        Assert.Equal([1, 3], await CiksAsync(id));
        Assert.Equal(EditOutcome.Gone, await _bob.WatchlistItems.WriteNoteAsync(Owner, id, 2, 2, "too late", Ct));
        await _bob.WatchlistItems.RestoreAsync(Owner, id, [2], Ct);
        Assert.Equal([1, 2, 3], await CiksAsync(id));
        Assert.Equal("the middle one", (await ListAsync(id)).Items[1].Note);
    }

    [Fact]
    public async Task Adding_what_is_there_keeps_its_place_and_adds_a_new_note_to_the_old_one()
    {
        var id = await CreateAsync("Rails", 1, 2);
        await _ann.WatchlistItems.WriteNoteAsync(Owner, id, 1, 1, "old", Ct);

        var added = await _bob.WatchlistItems.AddAsync(Owner, id, [new(3), new(1, "new"), new(1, "twice")], Ct);

        Assert.Equal([3], added!);
        Assert.Equal([1, 2, 3], await CiksAsync(id));
        Assert.Equal("old\nnew", (await ListAsync(id)).Items[0].Note);
        await _bob.WatchlistItems.AddAsync(Owner, id, [new(1, "new")], Ct);
        Assert.Equal("old\nnew", (await ListAsync(id)).Items[0].Note);
    }

    [Fact]
    public async Task Of_two_who_rename_a_list_the_second_is_told_and_no_two_lists_have_one_name()
    {
        var id = await CreateAsync("Rails");
        var seen = (await ListAsync(id)).RowVersion;

        Assert.Equal(EditOutcome.Done, await _ann.Watchlists.RenameAsync(Owner, id, seen, "Railways", Ct));
        Assert.Equal(EditOutcome.ChangedMeanwhile, await _bob.Watchlists.RenameAsync(Owner, id, seen, "Trains", Ct));
        Assert.Equal(EditOutcome.Done, await _bob.Watchlists.RenameAsync(Owner, id, seen, "Railways", Ct));
        var other = await CreateAsync("Grids");
        Assert.Equal(EditOutcome.NameTaken, await _bob.Watchlists.RenameAsync(Owner, other, 1, "Railways", Ct));
        Assert.Null(await _bob.Watchlists.CreateAsync(Owner, "Railways", Ct));
        Assert.Equal(EditOutcome.Gone, await _bob.Watchlists.RenameAsync(Owner, 999, 1, "Nothing", Ct));
    }

    [Fact]
    public async Task A_deleted_list_comes_back_whole_under_a_name_that_is_free()
    {
        var id = await CreateAsync("Rails", 1, 2);
        await _ann.Watchlists.DeleteAsync(Owner, id, Ct);
        Assert.Null(await _ann.Watchlists.ReadCiksAsync(id, Ct));
        Assert.Null(await _bob.WatchlistItems.AddAsync(Owner, id, [new(3)], Ct));
        await CreateAsync("Rails");

        Assert.Equal("Rails (2)", await _bob.Watchlists.RestoreAsync(Owner, id, Ct));

        Assert.Equal([1, 2], await CiksAsync(id));
        Assert.Equal(["Rails (2)", "Rails"], (await _ann.Watchlists.ReadAllAsync(Owner, Ct)).Select(l => l.Name));
    }

    [Fact]
    public async Task Lists_stand_in_the_order_that_they_were_put_in()
    {
        var (a, b, c) = (await CreateAsync("A"), await CreateAsync("B"), await CreateAsync("C"));

        await _ann.Watchlists.MoveAsync(Owner, c, before: a, Ct);
        await _bob.Watchlists.MoveAsync(Owner, a, before: null, Ct);

        Assert.Equal([c, b, a], (await _ann.Watchlists.ReadAllAsync(Owner, Ct)).Select(l => l.Id));
    }

    [Fact]
    public async Task Nobody_reads_or_changes_the_list_of_another_owner()
    {
        var id = await CreateAsync("Rails", 1);

        Assert.Empty(await _bob.Watchlists.ReadAllAsync("bob", Ct));
        Assert.Equal(EditOutcome.Gone, await _bob.Watchlists.RenameAsync("bob", id, 1, "Mine", Ct));
        Assert.Equal(EditOutcome.Gone, await _bob.WatchlistItems.WriteNoteAsync("bob", id, 1, 1, "mine", Ct));
        Assert.Null(await _bob.WatchlistItems.AddAsync("bob", id, [new(2)], Ct));
        await _bob.WatchlistItems.RemoveAsync("bob", id, [1], Ct);
        await _bob.Watchlists.DeleteAsync("bob", id, Ct);
        Assert.Equal(("Rails", 1), ((await ListAsync(id)).Name, (await ListAsync(id)).Items.Count));
    }

    [Fact]
    public async Task Saved_screens_are_renamed_over_the_version_seen_deleted_and_put_back()
    {
        var id = await _ann.SavedScreens.CreateAsync(Owner, SavedKind.Screen, "Heavy utilities", "?sector=utilities&h=60..", Ct);
        Assert.Null(await _bob.SavedScreens.CreateAsync(Owner, SavedKind.Screen, "Heavy utilities", "", Ct));
        Assert.NotNull(await _bob.SavedScreens.CreateAsync(Owner, SavedKind.Columns, "Heavy utilities", "?cols=rank,name", Ct));
        var seen = (await _ann.SavedScreens.ReadAllAsync(Owner, Ct)).Single(s => s.Id == id);

        Assert.Equal(EditOutcome.Done, await _ann.SavedScreens.ChangeAsync(Owner, seen with { Query = "?sector=utilities" }, Ct));
        Assert.Equal(EditOutcome.ChangedMeanwhile, await _bob.SavedScreens.ChangeAsync(Owner, seen with { Name = "Bob's" }, Ct));
        await _bob.SavedScreens.DeleteAsync(Owner, seen.Id, Ct);
        Assert.Equal([SavedKind.Columns], (await _ann.SavedScreens.ReadAllAsync(Owner, Ct)).Select(s => s.Kind));
        await _ann.SavedScreens.RestoreAsync(Owner, seen.Id, Ct);
        Assert.Equal("?sector=utilities", (await _ann.SavedScreens.ReadAllAsync(Owner, Ct)).Single(s => s.Id == id).Query);
    }

    [Fact]
    public async Task Each_change_wakes_those_who_watch()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var steps = _bob.ListChanges.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await steps.MoveNextAsync());

        var id = await CreateAsync("Rails");
        Assert.True(await steps.MoveNextAsync());
        await _ann.WatchlistItems.AddAsync(Owner, id, [new(1)], Ct);
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal([1], await CiksAsync(id));
    }

    private async Task<long> CreateAsync(string name, params int[] ciks)
    {
        var id = (await _ann.Watchlists.CreateAsync(Owner, name, Ct))!.Value;
        await _ann.WatchlistItems.AddAsync(Owner, id, [.. ciks.Select(c => new NewItem(c))], Ct);
        return id;
    }

    private async Task<Watchlist> ListAsync(long id) => (await _bob.Watchlists.ReadAllAsync(Owner, Ct)).Single(l => l.Id == id);

    private async Task<IReadOnlyList<int>> CiksAsync(long id) => (await _bob.Watchlists.ReadCiksAsync(id, Ct))!;
}
