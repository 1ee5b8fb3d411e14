using HaloScreener.Core.Companies;
using HaloScreener.Core.Facts;
using HaloScreener.Core.Markets;

namespace HaloScreener.Import.Readers;

/// <summary>
/// Every fact that one file states of one company, ordered by tag, unit, period and accession, each key once.
/// A company comes once per file and whole, so it can be resolved and stored as it arrives.
/// </summary>
public sealed record CompanyFacts(int Cik, StatedFact[] Facts);

/// <summary>
/// Where a reader puts what it reads, and what it counts on the way. The calls are made while the file is still being read and block the reader
/// (that is the back-pressure); <see cref="Histories.CompanyFactsReader"/> makes them from several threads at once, the other readers from one.
/// </summary>
public sealed class ReadSink
{
    /// <summary>Receives the facts, one company at a time. From the data sets the companies come with ascending CIK.</summary>
    public required Action<CompanyFacts> Facts { get; init; }

    /// <summary>Receives what the file says of a company itself: at most one statement per company and file.</summary>
    public required Action<CompanyStatement> Company { get; init; }

    /// <summary>Receives closing prices, some tens of thousands at a time; each call's list is the receiver's to keep.</summary>
    public Action<IReadOnlyList<ClosingPrice>> Prices { get; init; } = _ => { };

    /// <summary>Receives exchange rates, each currency and year at most once a file.</summary>
    public Action<ExchangeRate> Rate { get; init; } = _ => { };

    /// <summary>Receives a whole grouping of companies, once; it may be empty.</summary>
    public Action<IReadOnlyList<CompanyGroup>> Groups { get; init; } = _ => { };

    /// <summary>Receives what stands under made-up tags that look like mapped ones, at most once.</summary>
    public Action<IReadOnlyList<CustomStatement>> LookAlikes { get; init; } = _ => { };

    /// <summary>The day of a statement that carries no date of its own (ticker lists, company lists).</summary>
    public required DateOnly Today { get; init; }

    public RejectLog Rejects { get; } = new();

    public ReadCounts Counts { get; } = new();
}

/// <summary>What a reader has seen so far; may be read from another thread for a progress bar.</summary>
public sealed class ReadCounts
{
    private long _bytesTotal, _bytesRead, _rows, _facts, _companies, _unmapped, _customTags, _segments, _otherLengths, _noValue, _duplicates;

    /// <summary>Unpacked bytes to read, as the archive declares them; 0 until known.</summary>
    public long BytesTotal => Interlocked.Read(ref _bytesTotal);
    /// <summary>Unpacked bytes read.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);
    /// <summary>Rows of <c>num.txt</c>, statements of mapped tags in company facts, companies in the other files.</summary>
    public long Rows => Interlocked.Read(ref _rows);
    /// <summary>Facts handed on.</summary>
    public long Facts => Interlocked.Read(ref _facts);
    /// <summary>Company statements handed on.</summary>
    public long Companies => Interlocked.Read(ref _companies);
    /// <summary>Rows of standard tags that no chain uses (data sets only; company facts skip whole tags unseen).</summary>
    public long Unmapped => Interlocked.Read(ref _unmapped);
    /// <summary>Rows of tags that the filer made up.</summary>
    public long CustomTags => Interlocked.Read(ref _customTags);
    /// <summary>Rows of mapped tags that speak of a segment or a co-registrant, not of the company.</summary>
    public long Segments => Interlocked.Read(ref _segments);
    /// <summary>Rows of mapped tags whose period is neither an instant nor 1 to 4 quarters.</summary>
    public long OtherLengths => Interlocked.Read(ref _otherLengths);
    /// <summary>Rows of mapped tags with an empty value.</summary>
    public long NoValue => Interlocked.Read(ref _noValue);
    /// <summary>Rows that repeat a key with the same value.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    internal void Expect(long bytes) => Interlocked.Add(ref _bytesTotal, bytes);
    internal void Read(long bytes) => Interlocked.Add(ref _bytesRead, bytes);
    internal void AddFacts(long facts) => Interlocked.Add(ref _facts, facts);
    internal void AddCompany() => Interlocked.Increment(ref _companies);
    internal void AddRows(long rows) => Interlocked.Add(ref _rows, rows);
    internal void AddDuplicates(long rows) => Interlocked.Add(ref _duplicates, rows);

    internal void Add(in RowTally tally)
    {
        Interlocked.Add(ref _rows, tally.Rows);
        Interlocked.Add(ref _unmapped, tally.Unmapped);
        Interlocked.Add(ref _customTags, tally.CustomTags);
        Interlocked.Add(ref _segments, tally.Segments);
        Interlocked.Add(ref _otherLengths, tally.OtherLengths);
        Interlocked.Add(ref _noValue, tally.NoValue);
    }
}

/// <summary>The counts of one block or file, kept without atomic operations and added to <see cref="ReadCounts"/> at its end.</summary>
internal struct RowTally
{
    public long Rows, Unmapped, CustomTags, Segments, OtherLengths, NoValue;
}
