using CsCheck;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Sample;

namespace HaloScreener.Import.Tests.Sample;

public class UniverseFileTests
{
    private static readonly MappedTags Tags = MappedTags.Default;

    private static readonly CompanyStatement UnionPacific = new()
    {
        Cik = 100885,
        Source = CompanySource.Submissions,
        StatedOn = new DateOnly(2025, 2, 7),
        Name = "UNION PACIFIC CORP",
        Tickers = ["UNP"],
        Exchange = "NYSE",
        Sic = 4011,
        Country = "US",
        FiscalYearEnd = "1231",
    };

    private static readonly Gen<StatedFact> AnyFact =
        from cik in Gen.Int[1, 5]
        from tag in Gen.OneOf<short>(1, 2, 15, 54)
        from unit in Gen.OneOf("USD", "EUR")
        from end in Gen.Int[733_000, 739_800]
        from quarters in Gen.OneOf<byte>(0, 1, 2, 3, 4)
        from accession in Gen.Long[1, 999_999_999_999_999_999]
        from form in Gen.OneOf("10-K", "10-Q/A", "20-F")
        from filed in Gen.Int[733_000, 739_900]
        from value in Gen.OneOf(
            Gen.Long[-9_000_000, 9_000_000].Select(v => v * 1_000_000.0),
            Gen.Double[-1e6, 1e6],
            Gen.OneOf(0, -0.0, double.MaxValue, double.Epsilon, 9_007_199_254_740_992, 1e15, -27))
        from exact in Gen.Bool
        select new StatedFact(cik, tag, unit, new FiscalPeriod(DateOnly.FromDayNumber(end), quarters), new Accession(accession), form, DateOnly.FromDayNumber(filed), value, exact);

    private static byte[] Written(IReadOnlyList<StatedFact> facts)
    {
        using var stream = new MemoryStream();
        UniverseFile.Write(stream, facts, [UnionPacific], Tags);
        return stream.ToArray();
    }

    [Fact]
    public void What_is_written_is_read_back_whole_and_in_key_order() =>
        AnyFact.List[0, 60].Sample(facts =>
        {
            var read = UniverseFile.Read(new MemoryStream(Written(facts)), Tags);
            Assert.Equal(facts.Order(FactColumnsOrder).ToArray(), read.Facts);
            Assert.Equal("UNION PACIFIC CORP", Assert.Single(read.Statements).Name);
        }, iter: 200);

    [Fact]
    public void Every_fact_of_the_bundled_file_would_be_chosen_again()
    {
        using var stream = BundledUniverse.Open();
        var bundled = UniverseFile.Read(stream, Tags);
        var newest = bundled.Facts.Max(f => f.Filed);

        Assert.Equal(bundled.Facts.Count, UniverseSelection.Of(bundled.Facts, newest).Count);
        Assert.Equal([.. bundled.Facts.Select(f => f.Cik).Distinct()], bundled.Statements.Select(s => s.Cik));
    }

    [Fact]
    public void The_order_of_the_facts_does_not_change_the_bytes() =>
        AnyFact.List[2, 40].Sample(facts => Assert.Equal(Written(facts), Written([.. facts.AsEnumerable().Reverse()])), iter: 50);

    [Fact]
    public void A_damaged_file_is_refused_and_never_crashes()
    {
        var whole = Written(AnyFact.List[40].Single());
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, cut) =>
        {
            var damaged = cut ? whole[..at] : [.. whole[..at], value, .. whole[(at + 1)..]];
            try
            {
                UniverseFile.Read(new MemoryStream(damaged), Tags);
                // Only the byte that was there before, or one that the packing does not look at, may pass: the checksum sees all others.
                return !cut;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        }, iter: 500);
    }

    /// <summary>By the key of a fact, then filing; facts that are equal in all of it may stand in either order, so the rest decides.</summary>
    private static readonly Comparer<StatedFact> FactColumnsOrder = Comparer<StatedFact>.Create((a, b) =>
        (a.Cik, a.Tag, a.Unit, a.Period, a.Filed, a.Accession).CompareTo((b.Cik, b.Tag, b.Unit, b.Period, b.Filed, b.Accession)));
}
