using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>What a company's filings said of one fiscal year by a day.</summary>
public sealed record FiscalYearFigures
{
    private readonly double[] _values;

    private FiscalYearFigures(DateOnly end, string currency, double[] values) => (End, Currency, _values) = (end, currency, values);

    /// <summary>Last day of the year.</summary>
    public DateOnly End { get; }
    public string Currency { get; }

    /// <summary>The value of a concept in <see cref="Currency"/>; NaN where none was filed.</summary>
    public double this[Concept concept] => _values[(int)concept];

    /// <summary>A year with some figures: for tests of what is built on it.</summary>
    public static FiscalYearFigures Of(DateOnly end, params IReadOnlyList<(Concept Concept, double Value)> figures)
    {
        var values = NoValues();
        foreach (var (concept, value) in figures)
            values[(int)concept] = value;
        return new FiscalYearFigures(end, "USD", values);
    }

    /// <summary>
    /// Every fiscal year of a company that was reported by a day, oldest first: of each figure the vintage in force on that day, in the currency of the
    /// newest year; slips of scale set aside.
    /// </summary>
    public static IReadOnlyList<FiscalYearFigures> Read(FundamentalsSet set, int cik, DateOnly asOf)
    {
        var columns = set.Columns;
        var company = Array.BinarySearch(columns.Ciks, cik);
        if (company < 0)
            return [];
        var day = asOf.DayNumber;
        var years = new List<FiscalYearFigures>();
        for (var end = columns.EndStart[company]; end < columns.EndStart[company + 1]; end++)
        {
            if (ReadYear(columns, end, day) is { } year)
                years.Add(year);
        }
        if (years.Count == 0)
            return [];
        years.RemoveAll(y => y.Currency != years[^1].Currency);
        SetSlipsAside(years);
        return years;
    }

    private static FiscalYearFigures? ReadYear(FundamentalsColumns columns, int end, int day)
    {
        var values = NoValues();
        string? currency = null;
        for (var row = columns.RowStart[end]; row < columns.RowStart[end + 1]; row++)
        {
            // A statement of a year that is not over yet is a slip of the pen.
            if (columns.Filed[row] > day || columns.Ends[end] > columns.Filed[row])
                continue;
            // Rows of a concept stand by filed date: the last one is in force.
            values[columns.Concepts[row]] = columns.Values[row];
            if (YearReader.MarksYear[columns.Concepts[row]])
                currency = columns.UnitNames[columns.Units[row]];
        }
        return currency is null ? null : new FiscalYearFigures(DateOnly.FromDayNumber(columns.Ends[end]), currency, values);
    }

    private static void SetSlipsAside(List<FiscalYearFigures> years)
    {
        var values = new double[years.Count];
        var errors = new bool[years.Count];
        foreach (var info in ConceptInfo.All.Where(c => ScaleGuard.Watches(c.Concept)))
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = years[i][info.Concept];
            if (!ScaleGuard.Find(values, errors))
                continue;
            for (var i = 0; i < values.Length; i++)
            {
                if (errors[i])
                    years[i]._values[(int)info.Concept] = double.NaN;
            }
        }
    }

    private static double[] NoValues()
    {
        var values = new double[ConceptInfo.All.Count + 1];
        Array.Fill(values, double.NaN);
        return values;
    }
}
