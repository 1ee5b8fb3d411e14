using HaloScreener.Core.Facts;

namespace HaloScreener.Import.Sample;

/// <summary>
/// Facts as byte columns that compress well: sorted by company, tag, period and filing, each column holds small differences. Filings are a table per
/// company (accession, form, filed day) and a fact points into it; a value is 0 when it repeats the one before in the same period, else a decimal
/// mantissa and exponent (most figures are round thousands or millions), else its eight bytes.
/// </summary>
/// <param name="tags">Tag id per index of the file; null for a tag that is no longer mapped, whose facts are dropped.</param>
/// <param name="units">Unit per index.</param>
/// <param name="forms">Form per index.</param>
internal sealed class FactColumns(short?[] tags, string[] units, string[] forms)
{
    public const int ColumnCount = 7;
    private const byte Repeated = 0;
    private const byte Raw = 1;
    private const byte FirstScaled = 2;
    private const int MaxExponent = 12;
    private const double MaxMantissa = 1L << 53;
    private const int MaxFactsPerCompany = 1_000_000;
    /// <summary>Ten times the bundled universe and more: 64 bytes each, all of them in memory at once.</summary>
    private const int MaxFacts = 10_000_000;
    private const int MaxFilings = 1_000_000;

    public static readonly Comparer<StatedFact> Order = Comparer<StatedFact>.Create((a, b) =>
    {
        var c = a.Cik.CompareTo(b.Cik);
        if (c == 0) c = a.Tag.CompareTo(b.Tag);
        if (c == 0) c = string.CompareOrdinal(a.Unit, b.Unit);
        if (c == 0) c = a.Period.CompareTo(b.Period);
        if (c == 0) c = a.Filed.CompareTo(b.Filed);
        if (c == 0) c = a.Accession.CompareTo(b.Accession);
        return c;
    });

    private readonly record struct Filing(Accession Accession, string Form, DateOnly Filed);

    public byte[][] Encode(StatedFact[] sorted)
    {
        var tagIndex = tags.Select((t, i) => (t, i)).ToDictionary(p => p.t!.Value, p => p.i);
        ByteColumn heads = new(), tagColumn = new(), unitColumn = new(), periods = new(), filingColumn = new(), kinds = new(), values = new();
        for (var from = 0; from < sorted.Length;)
        {
            var cik = sorted[from].Cik;
            var to = from;
            while (to < sorted.Length && sorted[to].Cik == cik)
                to++;
            var company = sorted.AsSpan(from, to - from);
            var filings = company.ToArray().Select(f => new Filing(f.Accession, f.Form, f.Filed)).Distinct()
                .OrderBy(f => f.Filed).ThenBy(f => f.Accession).ThenBy(f => f.Form, StringComparer.Ordinal).ToArray();
            var indexOf = filings.Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i);
            heads.Unsigned((ulong)cik);
            heads.Unsigned((ulong)company.Length);
            heads.Unsigned((ulong)filings.Length);
            var filedBefore = 0;
            foreach (var filing in filings)
            {
                heads.Unsigned((ulong)filing.Accession.Value);
                heads.Unsigned((ulong)Array.IndexOf(forms, filing.Form));
                heads.Signed(filing.Filed.DayNumber - filedBefore);
                filedBefore = filing.Filed.DayNumber;
            }
            StatedFact before = default;
            var filingBefore = 0;
            foreach (ref readonly var fact in company)
            {
                tagColumn.Signed(tagIndex[fact.Tag] - (before.Tag == 0 ? 0 : tagIndex[before.Tag]));
                unitColumn.Unsigned((ulong)Array.IndexOf(units, fact.Unit));
                periods.Signed(fact.Period.End.DayNumber - before.Period.End.DayNumber);
                periods.Byte((byte)(fact.Period.Quarters << 1 | (fact.ExactDates ? 1 : 0)));
                var index = indexOf[new Filing(fact.Accession, fact.Form, fact.Filed)];
                filingColumn.Signed(index - filingBefore);
                filingBefore = index;
                var repeats = before.Tag == fact.Tag && before.Period == fact.Period && before.Unit == fact.Unit
                    && BitConverter.DoubleToInt64Bits(before.Value) == BitConverter.DoubleToInt64Bits(fact.Value);
                EncodeValue(fact.Value, repeats, kinds, values);
                before = fact;
            }
            from = to;
        }
        return [heads.ToArray(), tagColumn.ToArray(), unitColumn.ToArray(), periods.ToArray(), filingColumn.ToArray(), kinds.ToArray(), values.ToArray()];
    }

    public StatedFact[] Decode(byte[][] columns, int count)
    {
        var heads = new ByteReader(columns[0]);
        ByteReader tagColumn = new(columns[1]), unitColumn = new(columns[2]), periods = new(columns[3]),
            filingColumn = new(columns[4]), kinds = new(columns[5]), values = new(columns[6]);
        if (count is < 0 or > MaxFacts)
            throw new InvalidDataException($"the universe file is damaged: it claims {count} facts");
        // Each fact has a byte of its own in this column: a claim with nothing behind it takes no memory.
        var facts = new List<StatedFact>(Math.Min(count, columns[5].Length));
        var left = count;
        while (!heads.AtEnd)
        {
            var cik = checked((int)heads.Unsigned());
            var rows = heads.Count(Math.Min(left, MaxFactsPerCompany));
            left -= rows;
            var filings = new Filing[heads.Count(Math.Min(columns[0].Length, MaxFilings))];
            var filed = 0;
            for (var i = 0; i < filings.Length; i++)
            {
                var accession = new Accession(checked((long)heads.Unsigned()));
                var form = forms[heads.Count(forms.Length)];
                filed += checked((int)heads.Signed());
                filings[i] = new Filing(accession, form, DateOnly.FromDayNumber(filed));
            }
            int tag = 0, end = 0, filing = 0;
            double value = 0;
            for (var i = 0; i < rows; i++)
            {
                tag += checked((int)tagColumn.Signed());
                var unit = units[unitColumn.Count(units.Length)];
                end += checked((int)periods.Signed());
                var length = periods.Byte();
                filing += checked((int)filingColumn.Signed());
                value = DecodeValue(value, kinds, values);
                if (tags[tag] is not { } id)
                    continue;
                var of = filings[filing];
                facts.Add(new StatedFact(cik, id, unit, new FiscalPeriod(DateOnly.FromDayNumber(end), (byte)(length >> 1)),
                    of.Accession, of.Form, of.Filed, value, (length & 1) == 1));
            }
        }
        if (left > 0)
            throw new InvalidDataException($"the universe file is damaged: {left} of its {count} facts are not in it");
        return [.. facts];
    }

    private static void EncodeValue(double value, bool repeats, ByteColumn kinds, ByteColumn values)
    {
        if (repeats)
        {
            kinds.Byte(Repeated);
            return;
        }
        if (Math.Abs(value) >= MaxMantissa || value != Math.Truncate(value) || (value == 0 && double.IsNegative(value)))
        {
            kinds.Byte(Raw);
            values.Eight(BitConverter.DoubleToInt64Bits(value));
            return;
        }
        var mantissa = (long)value;
        var exponent = 0;
        while (mantissa != 0 && exponent < MaxExponent && mantissa % 10 == 0)
        {
            mantissa /= 10;
            exponent++;
        }
        kinds.Byte((byte)(FirstScaled + exponent));
        values.Signed(mantissa);
    }

    private static double DecodeValue(double before, ByteReader kinds, ByteReader values)
    {
        var kind = kinds.Byte();
        if (kind == Repeated)
            return before;
        if (kind == Raw)
            return BitConverter.Int64BitsToDouble(values.Eight());
        var value = values.Signed();
        for (var i = FirstScaled; i < kind; i++)
            value = checked(value * 10);
        return value;
    }
}
