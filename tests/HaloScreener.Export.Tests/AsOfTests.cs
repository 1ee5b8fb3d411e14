using System.Text;
using CsCheck;
using HaloScreener.Core.Companies;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Universe;

namespace HaloScreener.Export.Tests;

/// <summary>What leaves the program for a day of the past is what was known on it, to the byte, whatever has been filed since.</summary>
public class AsOfTests
{
    private const int Companies = 12;
    private static readonly ScoringMethod Method = ScoringMethod.Default;
    private static readonly DateOnly FirstYear = new(2019, 12, 31);

    /// <summary>Per company six annual reports of round figures, and a few restatements of them at any time.</summary>
    private static readonly Gen<IReadOnlyList<ResolvedValue>[]> Universe =
        Gen.Select(Gen.Double[1e8, 1e11], Gen.Double[0.05, 3], Restatement.List[0, 4]).Array[Companies].Select(companies =>
            companies.Select((c, i) => Company(i + 1, c.Item1, c.Item2, c.Item3)).ToArray());

    private static Gen<(int Year, int Days, double By)> Restatement => Gen.Select(Gen.Int[0, 5], Gen.Int[1, 1500], Gen.Double[0.001, 1500]);

    [Fact]
    public void A_file_as_of_a_day_never_changes_with_what_is_filed_later() =>
        Gen.Select(Universe, Gen.Int[400, 2400]).Sample((universe, day) =>
        {
            var asOf = FirstYear.AddDays(day);
            var known = universe.Select(c => (IReadOnlyList<ResolvedValue>)[.. c.Where(v => v.Filed <= asOf)]).ToArray();
            var (then, today) = (Builder(known).Build(asOf), Builder(universe).Build(asOf));
            var columns = ScreenColumns.Of(Method).All.Select(c => c.Id);

            foreach (var request in new[] { new ScreenRequest { Track = null, Columns = Values.From(columns) }, new ScreenRequest { Rated = false, Track = null } })
                Assert.Equal(Csv(Screener.Answer(then, then.Ranking, request)), Csv(Screener.Answer(today, today.Ranking, request)));
            for (var row = 0; row < then.Count; row++)
            {
                var i = then.Companies[row].Cik - 1;
                Assert.Equal(Json(CompanyAnswer.Of(then, then.Ranking, row, known[i])), Json(CompanyAnswer.Of(today, today.Ranking, row, universe[i])));
            }
        }, iter: 20);

    private static BookBuilder Builder(IReadOnlyList<ResolvedValue>[] universe) => new(
        FundamentalsSet.Of([.. universe.Where(c => c.Count > 0)]),
        [.. Enumerable.Range(1, Companies).Select(cik => new Company { Cik = cik, Name = $"Company {cik}", Tickers = [$"C{cik}"], Sic = cik % 3 == 0 ? 7372 : 4911 })],
        Method, dataVersion: 7);

    private static IReadOnlyList<ResolvedValue> Company(int cik, double revenue, double plant, List<(int Year, int Days, double By)> restatements)
    {
        var values = new List<ResolvedValue>();
        for (var year = 0; year < 6; year++)
            values.AddRange(Report(cik, FirstYear.AddYears(year), FirstYear.AddYears(year).AddDays(40 + cik), 10 * year, revenue * (1 + 0.1 * year), plant));
        foreach (var (year, days, by) in restatements.DistinctBy(r => (r.Year, r.Days)))
            values.AddRange(Report(cik, FirstYear.AddYears(year), FirstYear.AddYears(year).AddDays(60 + days), 10 * year + 1 + days, revenue * by, plant));
        return [.. values.OrderBy(v => v.Concept).ThenBy(v => v.Period).ThenBy(v => v.Filed).ThenBy(v => v.Accession)];
    }

    private static IEnumerable<ResolvedValue> Report(int cik, DateOnly end, DateOnly filed, int number, double revenue, double plant)
    {
        (Concept Concept, double Share)[] figures =
        [
            (Concept.Revenue, 1), (Concept.NetIncome, 0.1), (Concept.OperatingIncome, 0.15), (Concept.GrossProfit, 0.4), (Concept.Sga, 0.2), (Concept.Capex, 0.1 * plant),
            (Concept.Depreciation, 0.08 * plant), (Concept.Assets, 1 + plant), (Concept.Cash, 0.1), (Concept.Goodwill, 0.05), (Concept.Intangibles, 0.05),
            (Concept.FiniteIntangibles, 0.04), (Concept.PpeNet, plant), (Concept.PpeGross, 1.8 * plant), (Concept.AccumulatedDepreciation, 0.8 * plant), (Concept.PublicFloat, 2),
        ];
        return figures.Select(f => new ResolvedValue(
            cik, f.Concept, new FiscalPeriod(end, ConceptInfo.Of(f.Concept).Period == ConceptPeriod.Flow ? FiscalPeriod.Year : FiscalPeriod.Instant), filed,
            new Accession(cik * 100_000L + number), "10-K", "USD", Math.Round(f.Share * revenue), 1, 1, false, ValueFlags.None, null));
    }

    private static string Csv(ScreenAnswer answer) => Written(stream => CsvExport.WriteAsync(answer, stream, bom: false, TestContext.Current.CancellationToken));

    private static string Json(CompanyAnswer answer) => Written(stream => CompanyJson.WriteAsync(answer, stream, TestContext.Current.CancellationToken));

    private static string Written(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        write(stream).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
