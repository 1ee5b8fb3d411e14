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
    private readonly int[] _filed = new int[ConceptSlots * Span];
    private readonly bool[] _restated = new bool[ConceptSlots * Span];
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

    /// <summary>Whether the latest year is a trailing one: twelve months up to the end of a quarter (see <see cref="TrailingYear"/>).</summary>
    public bool IsTrailing { get; set; }

    /// <summary>End of the latest year; null when no annual report is known.</summary>
    public DateOnly? PeriodEnd => _ends[0];

    public DateOnly? EndOf(int yearsBack) => _ends[yearsBack];

    public void SetEnd(int yearsBack, DateOnly end) => _ends[yearsBack] = end;

    public ValueFlags FlagsOf(Concept concept, int yearsBack = 0) => _flags[(int)concept * Span + yearsBack];

    public void SetFlags(Concept concept, int yearsBack, ValueFlags flags) => _flags[(int)concept * Span + yearsBack] = flags;

    /// <summary>Notes the day on which a value was filed, and whether it took the place of an earlier one.</summary>
    public void SetFiled(Concept concept, int yearsBack, DateOnly filed, bool restated)
    {
        _filed[(int)concept * Span + yearsBack] = filed.DayNumber;
        _restated[(int)concept * Span + yearsBack] = restated;
    }

    public DateOnly FiledOf(Concept concept, int yearsBack) => DateOnly.FromDayNumber(_filed[(int)concept * Span + yearsBack]);

    /// <summary>
    /// Whether a year's figure took the place of an earlier one, or its filing restated the year before (see <see cref="YearFigure.IsRecast"/>).
    /// </summary>
    public bool IsRecast(Concept concept, int yearsBack)
    {
        var slot = (int)concept * Span + yearsBack;
        return _restated[slot] || (yearsBack + 1 < Span && _restated[slot + 1] && _filed[slot + 1] == _filed[slot]);
    }

    /// <summary>Years between the latest year's end and that of a year back: as many as it is back, or in parts of a year where a trailing year has no like before it.</summary>
    public double YearsTo(int yearsBack)
    {
        const double DaysPerYear = 365.25;
        const double SameSeasonDays = 45;
        if (!IsTrailing || _ends[0] is not { } last || _ends[yearsBack] is not { } end)
            return yearsBack;
        var days = last.DayNumber - end.DayNumber;
        return Math.Abs(days - yearsBack * DaysPerYear) <= SameSeasonDays ? yearsBack : days / DaysPerYear;
    }

    /// <summary>Day on which a year's balance sheet was first filed; null when it is not known.</summary>
    public DateOnly? FirstFiledOf(int yearsBack) => _firstFiled[yearsBack];

    /// <summary>Notes the day on which a year's balance sheet was first filed.</summary>
    public void SetFirstFiled(int yearsBack, DateOnly filed) => _firstFiled[yearsBack] = filed;

    /// <summary>
    /// Whether the latest <paramref name="years"/> fiscal years came in as many annual filings of their own (comparatives of one filing share its
    /// date) and each states revenue, assets and net income: then a concept that is never tagged is a concept that the company does not have.
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

    /// <summary>Whether no known year has a value of the concept, whatever filing states it: what a quarterly report tags is there, though the annual one is silent.</summary>
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
        Array.Clear(_filed);
        Array.Clear(_restated);
        Array.Clear(_ends);
        Array.Clear(_firstFiled);
        Currency = null;
        UsdPerUnit = double.NaN;
        NewestFiled = null;
        Form = null;
        ScaleError = false;
        PublicFloatRejected = false;
        IsTrailing = false;
    }
}
