using System.Runtime.InteropServices;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Readers.DataSets;

/// <summary>A fact of <c>num.txt</c> in 32 bytes: the filing and the unit by their index, the line for samples of rejects.</summary>
internal readonly record struct GatheredFact(int Filing, short Tag, short Unit, int EndDay, byte Quarters, double Value, int Line);

/// <summary>The company-level facts of one data set in the order of the file, and their way out, company by company.</summary>
internal sealed class GatheredFacts
{
    /// <summary>A modern quarter has about half a million; ten times that is no quarter of the SEC's.</summary>
    public const int Max = 5_000_000;

    private readonly List<GatheredFact> _facts = [];

    public WordPool Units { get; } = new();

    /// <summary>False when the file holds more than any real one.</summary>
    public bool TryAdd(GatheredFact fact)
    {
        if (_facts.Count >= Max)
            return false;
        _facts.Add(fact);
        return true;
    }

    /// <summary>
    /// Hands each company's facts on, ordered and each key once: of two rows with the same key the greater value stays, whatever
    /// the order of the rows.
    /// </summary>
    public void HandOn(Filings filings, string file, ReadSink sink, CancellationToken ct)
    {
        var byCompany = CollectionsMarshal.AsSpan(_facts);
        var ciks = new int[byCompany.Length];
        for (var i = 0; i < byCompany.Length; i++)
            ciks[i] = filings[byCompany[i].Filing].Cik;
        ciks.AsSpan().Sort(byCompany);

        var order = new KeyOrder(filings);
        for (int start = 0, end; start < ciks.Length; start = end)
        {
            ct.ThrowIfCancellationRequested();
            end = start + 1;
            while (end < ciks.Length && ciks[end] == ciks[start])
                end++;
            var company = byCompany[start..end];
            company.Sort(order);
            HandOn(ciks[start], company, filings, file, sink);
        }
    }

    private void HandOn(int cik, ReadOnlySpan<GatheredFact> company, Filings filings, string file, ReadSink sink)
    {
        var facts = new List<StatedFact>(company.Length);
        for (var i = 0; i < company.Length; i++)
        {
            var f = company[i];
            // The greater of equal keys comes first.
            if (i > 0 && KeyOrder.SameKey(f, company[i - 1]))
            {
                if (f.Value.Equals(company[i - 1].Value))
                    sink.Counts.AddDuplicates(1);
                else
                    sink.Rejects.Add(RejectReason.CollidingValue, file, f.Line, FormattableString.Invariant($"{filings[f.Filing].Accession} {f.Value}, kept {company[i - 1].Value}"));
                continue;
            }
            var filing = filings[f.Filing];
            var period = new FiscalPeriod(DateOnly.FromDayNumber(f.EndDay), f.Quarters);
            facts.Add(new StatedFact(cik, f.Tag, Units[f.Unit], period, filing.Accession, filing.Form, filing.Filed, f.Value, ExactDates: false));
        }
        sink.Facts(new CompanyFacts(cik, [.. facts]));
        sink.Counts.AddFacts(facts.Count);
    }

    private sealed class KeyOrder(Filings filings) : IComparer<GatheredFact>
    {
        public static bool SameKey(in GatheredFact a, in GatheredFact b) =>
            a.Tag == b.Tag && a.EndDay == b.EndDay && a.Quarters == b.Quarters && a.Filing == b.Filing && a.Unit == b.Unit;

        public int Compare(GatheredFact a, GatheredFact b)
        {
            var by = a.Tag.CompareTo(b.Tag);
            if (by == 0)
                by = a.Unit.CompareTo(b.Unit);
            if (by == 0)
                by = a.EndDay.CompareTo(b.EndDay);
            if (by == 0)
                by = a.Quarters.CompareTo(b.Quarters);
            if (by == 0)
                by = filings[a.Filing].Accession.CompareTo(filings[b.Filing].Accession);
            return by != 0 ? by : b.Value.CompareTo(a.Value);
        }
    }
}
