using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Readers.Text;

namespace HaloScreener.Import.Sample;

/// <summary>Reads a universe file (<see cref="UniverseFile"/>) into a sink, like any other file.</summary>
public static class UniverseReader
{
    /// <exception cref="ImportException">The file is no universe file, is cut short or is damaged.</exception>
    public static void Read(string path, ReadSink sink, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var stream = File.OpenRead(path);
            Read(stream, name, sink, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(name, null, $"it cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc cref="Read(string, ReadSink, CancellationToken)"/>
    public static void Read(Stream stream, string name, ReadSink sink, CancellationToken ct)
    {
        UniverseFile.Content content;
        try
        {
            content = UniverseFile.Read(stream, MappedTags.Default);
        }
        catch (InvalidDataException e)
        {
            throw new ImportException(name, null, $"{e.Message}.", e);
        }
        sink.Counts.AddRows(content.Facts.Count);
        if (content.Statements.FirstOrDefault(s => !IsSound(s)) is { } odd)
            throw new ImportException(name, null, $"what it says of the company {odd.Cik} cannot be.");
        foreach (var fact in content.Facts)
        {
            if (!IsSound(fact))
                throw new ImportException(name, null, $"a figure that it states of the company {fact.Cik} cannot be.");
        }
        foreach (var statement in content.Statements)
        {
            sink.Company(statement);
            sink.Counts.AddCompany();
        }
        for (var from = 0; from < content.Facts.Count;)
        {
            ct.ThrowIfCancellationRequested();
            var to = from;
            while (to < content.Facts.Count && content.Facts[to].Cik == content.Facts[from].Cik)
                to++;
            var facts = new StatedFact[to - from];
            for (var i = from; i < to; i++)
                facts[i - from] = content.Facts[i];
            sink.Facts(new CompanyFacts(facts[0].Cik, facts));
            sink.Counts.AddFacts(facts.Length);
            from = to;
        }
    }

    /// <summary>What every reader of filings sees to; here it can only be wrong where the file is damaged or made up.</summary>
    private static bool IsSound(in StatedFact fact) =>
        fact.Cik > 0 && double.IsFinite(fact.Value) && fact.Period.Quarters <= FiscalPeriod.Year
        && FactDates.IsPossibleFiling(fact.Filed) && FactDates.IsPossible(fact.Period.End, fact.Filed);

    private static bool IsSound(CompanyStatement s) =>
        s.Cik > 0 && Enum.IsDefined(s.Source) && s.Sic is null or > 0
        && s.Tickers is not null && s.FormerNames is not null
        && new[] { s.Name, s.Exchange, s.Country, s.FiscalYearEnd, s.Category }.Concat(s.FormerNames).All(text => text is null || PlainText.Of(text) == text)
        && s.Tickers.All(ticker => CompanyFields.TickerOf(ticker) == ticker);
}
