using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using HaloScreener.Import.Running;

namespace HaloScreener.Web.Tests.Whole;

/// <summary>What must be true of every page and address.</summary>
[Collection(WholeProgram.Shared)]
public sealed class AllAddressesTests(WholeProgram program)
{
    private const string PastDay = "2023-06-30";
    private const string OneDay = "2025-09-30";

    /// <summary>Operations without a book behind them.</summary>
    private static readonly string[] NotOfABook = ["/health/live", "/health/ready", "/metrics"];

    /// <summary>Where both bases must say the same: capital spending by year, filed and promised, is of fiscal or calendar years, which <c>years</c> chooses.</summary>
    private static readonly string[] SameOnEveryBasis = ["/ai-capex-guidance.csv", "/ai-capex.csv", "/charts/ai-capex.svg"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_basis_asked_for_is_that_of_the_answer_at_every_address()
    {
        var failed = new List<string>();
        foreach (var (address, takes) in AllAddresses.ForPrograms((await program.GetAsync("/openapi/v1.json")).Body, program.ListId))
        {
            if (NotOfABook.Contains(address))
                continue;
            if (!takes.Contains("basis"))
            {
                failed.Add($"{address} does not say that it takes basis.");
                continue;
            }
            // Of one day, as the newest of quarterly reports is another than that of annual ones.
            var dated = AllAddresses.And(address, takes.Contains("asOf") ? $"asOf={OneDay}" : $"to={OneDay}");
            var (annual, ttm) = (await program.GetAsync(dated), await program.GetAsync(AllAddresses.And(dated, "basis=ttm")));
            if ((annual.Status, ttm.Status) != (HttpStatusCode.OK, HttpStatusCode.OK))
                failed.Add($"{address} answered {(int)annual.Status} and {(int)ttm.Status}: {Encoding.UTF8.GetString(ttm.Body)}");
            else if ((annual.Headers.GetValueOrDefault("Basis"), ttm.Headers.GetValueOrDefault("Basis")) != ("annual", "ttm"))
                failed.Add($"{address} says '{annual.Headers.GetValueOrDefault("Basis")}' and '{ttm.Headers.GetValueOrDefault("Basis")}'.");
            else if (AllAddresses.Said(annual) == AllAddresses.Said(ttm) != SameOnEveryBasis.Contains(address))
                failed.Add($"{address} says {(SameOnEveryBasis.Contains(address) ? "other things" : "the same")} on both bases.");
        }
        foreach (var page in AllAddresses.Pages(program.ListId))
        {
            var (annual, ttm) = (await program.GetAsync(page), await program.GetAsync(AllAddresses.And(page, "basis=ttm")));
            if (!SaysItsBasis(ttm) || SaysItsBasis(annual))
                failed.Add($"{page} does not say its basis.");
        }
        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    [Fact]
    public async Task A_later_filing_changes_nothing_that_was_said_of_a_day_before_it()
    {
        var addresses = AllAddresses.ForPrograms((await program.GetAsync("/openapi/v1.json")).Body, program.ListId)
            .Where(a => !NotOfABook.Contains(a.Address))
            .Select(a => AllAddresses.And(a.Address, a.Takes.Contains("asOf") ? $"asOf={PastDay}" : $"to={PastDay}"))
            .Concat(AllAddresses.Pages(program.ListId).Select(page => AllAddresses.And(page, $"asOf={PastDay}")))
            .SelectMany(a => (string[])[a, AllAddresses.And(a, "basis=ttm")]).ToArray();
        var version = long.Parse((await program.GetAsync("/api/v1/screen?size=1")).Headers["Data"], CultureInfo.InvariantCulture);
        var before = await SaidAsync(addresses);

        await ImportAsync();
        await program.AnswersFromAsync(version + 1);

        var after = await SaidAsync(addresses);
        var changed = addresses.Where(a => before[a] != after[a]).Select(a => $"{a}\n    {Difference(before[a], after[a])}").ToArray();
        Assert.True(changed.Length == 0, string.Join('\n', changed));
        // The filing is there: without a day everything is another.
        Assert.Contains("900000000000000", Encoding.UTF8.GetString((await program.GetAsync("/screen.csv?track=all&rated=false&q=9999001&cols=cik,assets")).Body), StringComparison.Ordinal);
    }

    private static bool SaysItsBasis(Answered page) => Encoding.UTF8.GetString(page.Body).Contains("class=\"basis-note\"", StringComparison.Ordinal);

    private async Task<Dictionary<string, string>> SaidAsync(IEnumerable<string> addresses)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            var answer = await program.GetAsync(address);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{address} answered {(int)answer.Status}: {Encoding.UTF8.GetString(answer.Body)}");
            said.Add(address, AllAddresses.Said(answer));
        }
        return said;
    }

    /// <summary>Filings of the day after the newest: absurd restatements of old years, a quarter of then, and a company that was never heard of.</summary>
    private async Task ImportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("halo-later-");
        try
        {
            foreach (var cik in (int[])[100885, 789019, 19617, 1018724, 1652044, 753308, 9999001])
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"CIK{cik:0000000000}.json"), Absurd(cik), Ct);
            await using var store = await program.OpenStoreAsync();
            await using (var transaction = await store.BeginAsync(Ct))
            {
                await store.CustomTags.AddAsync(transaction, [new CustomStatement(
                    100885, Concept.Capex, "PaymentsForEverything", new FiscalPeriod(new DateOnly(2022, 12, 31), FiscalPeriod.Year), "USD", 9e14, new Accession(10088526990001), "10-K/A", new DateOnly(2026, 7, 16))], Ct);
                await transaction.CommitAsync(Ct);
            }
            await new ImportRunner(store, TimeProvider.System).RunAsync(ImportJob.OfPath("companyfacts", folder.FullName), ImportObserver.Silent, Ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Absurd(int cik)
    {
        const double Value = 9e14;
        string[] flows = ["Revenues", "RevenueFromContractWithCustomerExcludingAssessedTax", "NetIncomeLoss", "OperatingIncomeLoss", "GrossProfit", "PaymentsToAcquirePropertyPlantAndEquipment",
            "PaymentsToAcquireProductiveAssets", "DepreciationDepletionAndAmortization", "Depreciation", "SellingGeneralAndAdministrativeExpense", "ResearchAndDevelopmentExpense"];
        string[] balances = ["Assets", "PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipmentGross", "Goodwill", "FiniteLivedIntangibleAssetsNet", "StockholdersEquity", "CashAndCashEquivalentsAtCarryingValue"];
        Dictionary<string, object> Statement(string? start, string end, string form, int filing)
        {
            var statement = new Dictionary<string, object>
            {
                ["end"] = end,
                ["val"] = Value,
                ["accn"] = string.Create(CultureInfo.InvariantCulture, $"{cik:0000000000}-26-{filing:000000}"),
                ["form"] = form,
                ["filed"] = "2026-07-16",
            };
            if (start is not null)
                statement["start"] = start;
            return statement;
        }
        object Of(IEnumerable<Dictionary<string, object>> statements) => new { units = new { USD = statements } };
        var years = new[] { 2020, 2021, 2022, 2025 };
        var tags = flows.ToDictionary(name => name, _ => Of(
                years.Select(y => Statement($"{y}-01-01", $"{y}-12-31", "10-K/A", 990001))
                    .Append(Statement("2022-01-01", "2022-03-31", "10-Q/A", 990002)).Append(Statement("2023-01-01", "2023-03-31", "10-Q/A", 990002))))
            .Concat(balances.ToDictionary(name => name, _ => Of(
                years.Select(y => Statement(null, $"{y}-12-31", "10-K/A", 990001)).Append(Statement(null, "2023-03-31", "10-Q/A", 990002)))))
            .ToDictionary();
        return JsonSerializer.Serialize(new Dictionary<string, object> { ["cik"] = cik, ["entityName"] = "ABSURD", ["facts"] = new Dictionary<string, object> { ["us-gaap"] = tags } });
    }

    private static string Difference(string before, string after)
    {
        const int Shown = 160;
        var at = 0;
        while (at < before.Length && at < after.Length && before[at] == after[at])
            at++;
        string From(string text) => text.Substring(Math.Max(0, at - 40), Math.Min(Shown, text.Length - Math.Max(0, at - 40))).ReplaceLineEndings(" ");
        return $"{From(before)}\n    {From(after)}";
    }
}
