using HaloScreener.Core.Concepts;

namespace HaloScreener.Scoring.Universe;

/// <summary>
/// What one company's filings said by the as-of date: its latest fiscal year (0 years back) and the years before it, one value per concept and
/// year, <see cref="double.NaN"/> where there is none. Reused from company to company while a book is built.
/// </summary>
public sealed class CompanyYears
{
    /// <summary>Years kept: five of capex, and for the oldest of them the two years before it that the revenue guard looks at.</summary>
    public const int Span = 7;

    private static readonly int ConceptSlots = ConceptInfo.All.Count + 1;

    private readonly double[] _values = new double[ConceptSlots * Span];
    private readonly ValueFlags[] _flags = new ValueFlags[ConceptSlots * Span];
    private readonly DateOnly?[] _ends = new DateOnly?[Span];
    private readonly DateOnly?[] _firstFiled = new DateOnly?[Span];

    public CompanyYears() => Clear();

    /// <summary>The value of a concept some years back: 0 is the latest fiscal year; NaN where there is none.</summary>
    public double this[Concept concept, int yearsBack = 0]
    {
        get => _values[(int)concept * Span + yearsBack];
        set => _values[(int)concept * Span + yearsBack] = value;
    }

    /// <summary>Currency of the money figures; null when there are none.</summary>
    public string? Currency { get; set; }

    /// <summary>US dollars for one unit of <see cref="Currency"/> in the year of <see cref="PeriodEnd"/>: 1 for the dollar, NaN where no rate is known.</summary>
    public double UsdPerUnit { get; set; } = double.NaN;

    /// <summary>Newest filed date among the figures.</summary>
    public DateOnly? NewestFiled { get; set; }

    /// <summary>Form of the newest annual report.</summary>
    public string? Form { get; set; }

    /// <summary>A value was set aside because it is a thousand times (or a thousandth of) its neighbouring years.</summary>
    public bool ScaleError { get; set; }

    /// <summary>The latest public float was set aside as out of bounds.</summary>
    public bool PublicFloatRejected { get; set; }

    /// <summary>End of the latest fiscal year; null when no annual report is known.</summary>
    public DateOnly? PeriodEnd => _ends[0];

    public DateOnly? EndOf(int yearsBack) => _ends[yearsBack];

    public void SetEnd(int yearsBack, DateOnly end) => _ends[yearsBack] = end;

    public ValueFlags FlagsOf(Concept concept, int yearsBack = 0) => _flags[(int)concept * Span + yearsBack];

    public void SetFlags(Concept concept, int yearsBack, ValueFlags flags) => _flags[(int)concept * Span + yearsBack] = flags;

    /// <summary>Notes the day on which a year's balance sheet was first filed.</summary>
    public void SetFirstFiled(int yearsBack, DateOnly filed) => _firstFiled[yearsBack] = filed;

    /// <summary>
    /// Whether the latest <paramref name="years"/> fiscal years came in as many annual filings of their own (comparatives of one filing share its
    /// date) and each states revenue, assets and net income: then a concept that none of them tags is a concept that the company does not have.
    /// </summary>
    public bool HasCompleteFilings(int years)
    {
        for (var back = 0; back < years; back++)
        {
            if (_firstFiled[back] is null || (back > 0 && _firstFiled[back] == _firstFiled[back - 1]))
                return false;
            if (double.IsNaN(this[Concept.Revenue, back]) || double.IsNaN(this[Concept.Assets, back]) || double.IsNaN(this[Concept.NetIncome, back]))
                return false;
        }
        return true;
    }

    /// <summary>Whether no known year has a value of the concept.</summary>
    public bool NeverTagged(Concept concept)
    {
        for (var back = 0; back < Span; back++)
        {
            if (!double.IsNaN(this[concept, back]))
                return false;
        }
        return true;
    }

    public void Clear()
    {
        Array.Fill(_values, double.NaN);
        Array.Clear(_flags);
        Array.Clear(_ends);
        Array.Clear(_firstFiled);
        Currency = null;
        UsdPerUnit = double.NaN;
        NewestFiled = null;
        Form = null;
        ScaleError = false;
        PublicFloatRejected = false;
    }
}
