using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// Every vintage of every yearly figure of every company, packed in columns of 17 bytes a row, so that books of many dates can be built from
/// memory. Immutable.
/// </summary>
public sealed class FundamentalsSet
{
    internal FundamentalsSet(FundamentalsColumns columns)
    {
        Columns = columns;
        if (columns.Filed.Length > 0)
        {
            NewestFiled = DateOnly.FromDayNumber(columns.Filed.Max());
            OldestFiled = DateOnly.FromDayNumber(columns.FirstFiled.Min());
        }
    }

    internal FundamentalsColumns Columns { get; }

    /// <summary>Companies in the set, ascending.</summary>
    public IReadOnlyList<int> Ciks => Columns.Ciks;

    /// <summary>Vintages in the set.</summary>
    public int RowCount => Columns.Values.Length;

    /// <summary>The newest filed date of all; null for an empty set.</summary>
    public DateOnly? NewestFiled { get; }

    /// <summary>The oldest filed date of all; null for an empty set.</summary>
    public DateOnly? OldestFiled { get; }

    /// <summary>A set of these companies' values; see <see cref="FundamentalsSetBuilder"/>.</summary>
    public static FundamentalsSet Of(params IEnumerable<IReadOnlyList<ResolvedValue>> companies)
    {
        var builder = new FundamentalsSetBuilder();
        foreach (var values in companies)
            builder.Add(values);
        return builder.Build();
    }
}

/// <summary>
/// The columns of a set: companies own fiscal year ends, and those own rows. Within a year rows stand by concept, filed date and accession, so
/// that a book reads the few years that it needs and nothing else.
/// </summary>
internal sealed class FundamentalsColumns
{
    public required int[] Ciks { get; init; }
    /// <summary>First fiscal year end of each company, and the end of the last.</summary>
    public required int[] EndStart { get; init; }
    /// <summary>Fiscal year ends of each company, ascending, as day numbers.</summary>
    public required int[] Ends { get; init; }
    /// <summary>Day number of the first filing that states anything of the year.</summary>
    public required int[] FirstFiled { get; init; }
    /// <summary>First row of each fiscal year end, and the end of the last.</summary>
    public required int[] RowStart { get; init; }
    public required byte[] Concepts { get; init; }
    public required byte[] Units { get; init; }
    public required byte[] Forms { get; init; }
    public required short[] Flags { get; init; }
    /// <summary>Filed date as day number.</summary>
    public required int[] Filed { get; init; }
    public required double[] Values { get; init; }
    public required string[] UnitNames { get; init; }
    public required string[] FormNames { get; init; }
}
