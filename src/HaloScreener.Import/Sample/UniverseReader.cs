using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Readers;

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
}
