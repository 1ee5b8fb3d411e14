using System.CommandLine;
using System.Globalization;
using HaloScreener.Cli.Output;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Data;
using HaloScreener.Import.Sample;

namespace HaloScreener.Cli.Commands;

/// <summary><c>halo sample write</c>: the companies and facts of the store as one compact universe file.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var write = new Command("write", "Writes annual statements since 2009 and other filings' figures of the last three years.") { output };
        write.SetAction((parsed, ct) => WriteAsync(parsed.GetValue(output)!, ct));
        return new Command("sample", "The universe file that ships with the program.") { write };
    }

    private static async Task<int> WriteAsync(FileInfo output, CancellationToken ct)
    {
        await using var database = await HaloDatabase.OpenAsync(DatabaseOptions.FromEnvironment(), ct);
        var companies = await database.Companies.ReadAllAsync(ct);
        var facts = new List<StatedFact>();
        var statements = new List<CompanyStatement>();
        var newest = await database.Facts.ReadNewestFiledAsync(ct)
            ?? throw new InvalidOperationException("The store holds no facts; import companyfacts first.");
        await foreach (var all in database.Facts.ReadCompaniesAsync([.. companies.Select(c => c.Cik)], null, ct))
        {
            var chosen = UniverseSelection.Of(all, newest);
            if (chosen.Count == 0)
                continue;
            facts.AddRange(chosen);
            statements.Add(UniverseSelection.StatementOf(companies.First(c => c.Cik == all[0].Cik), newest));
        }

        await WholeFile.WriteAsync(output, stream =>
        {
            UniverseFile.Write(stream, facts, statements, MappedTags.Default);
            return Task.CompletedTask;
        });
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{output.Name}: {facts.Count:N0} facts of {statements.Count:N0} companies, {output.Length:N0} bytes."));
        return 0;
    }
}
