using HaloScreener.Core.Companies;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Companies;

namespace HaloScreener.Import.Tests.Readers;

public sealed class GroupsReaderTests : IDisposable
{
    internal const string Csv = "name,Group,CIK\nUnion Pacific,Industrials,100885\nExxon,\"Oil, Gas & Consumable Fuels\",0000034088\nCSX,Industrials,277948\n";

    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_header_decides_and_a_name_may_hold_a_comma()
    {
        var read = Collected.Read(GroupsReader.Read, _files.Text("gics.csv", Csv));

        Assert.Equal(
            [new CompanyGroup(100885, "Industrials"), new CompanyGroup(34088, "Oil, Gas & Consumable Fuels"), new CompanyGroup(277948, "Industrials")],
            read.Groups);
        Assert.Equal((3, 3), (read.Sink.Counts.Rows, read.Sink.Counts.Facts));
    }

    [Theory]
    [InlineData("x,Industrials", RejectReason.BadCik)]
    [InlineData("0,Industrials", RejectReason.BadCik)]
    [InlineData("34088,", RejectReason.BadGroup)]
    [InlineData("34088,A\0B", RejectReason.BadGroup)]
    [InlineData("100885,Utilities", RejectReason.RepeatedCompany)]
    [InlineData("34088,Energy,yes", RejectReason.ColumnCount)]
    public void A_bad_row_is_counted_with_its_line_and_the_others_are_kept(string row, RejectReason reason)
    {
        var read = Collected.Read(GroupsReader.Read, _files.Text("gics.csv", $"cik,group\n100885,Industrials\n{row}\n277948,Industrials\n"));

        var reject = Assert.Single(read.Sink.Rejects.ByReason());
        Assert.Equal((reason, 1L, "gics.csv", 3L), (reject.Reason, reject.Count, reject.Samples[0].File, reject.Samples[0].Line));
        Assert.Equal([100885, 277948], read.Groups!.Select(g => g.Cik));
    }

    [Fact]
    public void A_name_longer_than_80_characters_is_none() =>
        Assert.Equal(1, Collected.Read(GroupsReader.Read, _files.Text("gics.csv", $"cik,group\n1,A\n2,{new string('x', 81)}\n")).Sink.Rejects.CountOf(RejectReason.BadGroup));

    [Fact]
    public void Rows_of_which_none_is_good_are_no_grouping_but_a_header_alone_is_an_empty_one()
    {
        Assert.Contains("none of its rows", Collected.Fails(GroupsReader.Read, _files.Text("gics.csv", "cik,group\nUNP,Industrials\n")).Reason, StringComparison.Ordinal);
        Assert.Contains("no column 'group'", Collected.Fails(GroupsReader.Read, _files.Text("gics.csv", "cik,sector\n1,A\n")).Message, StringComparison.Ordinal);
        Assert.Equal([], Collected.Read(GroupsReader.Read, _files.Text("gics.csv", "cik,group\n")).Groups);
    }
}
