namespace HaloScreener.Scoring.Method;

/// <summary>Who tells of a year's capex: the company looking ahead, others looking ahead, or the company looking back, before its filing is in the store.</summary>
public enum CapexWord { Guidance, Estimate, Told }

/// <summary>What a company, or others for it, say it will spend in a fiscal year: never a figure of a filing, and named as what it is.</summary>
/// <param name="Cik">The company.</param>
/// <param name="Company">Its short name.</param>
/// <param name="FiscalYear">The year in which the fiscal year ends, as the company counts.</param>
/// <param name="FromUsd">Low end, US dollars.</param>
/// <param name="ToUsd">High end; NaN where only a least amount was told.</param>
/// <param name="Word">Who tells it.</param>
/// <param name="Stated">Last day of the month in which it was told.</param>
/// <param name="Source">Where it can be read.</param>
/// <param name="Note">What must be known beside it.</param>
public sealed record CapexGuidance(
    int Cik, string Company, int FiscalYear, double FromUsd, double ToUsd, CapexWord Word, DateOnly Stated, string Source, string Note)
{
    private const double Billion = 1e9;

    internal static List<CapexGuidance> Read(MethodFiles files) =>
        TableReader.Read(files, MethodFiles.CapexGuidance, "cik,company,fiscal_year,from_usd_bn,to_usd_bn,kind,stated,source,note", t =>
        {
            var (from, to) = (t.OptionalNumber("from_usd_bn") * Billion, t.OptionalNumber("to_usd_bn") * Billion);
            if (!(from > 0) || to < from)
                throw t.Bad("from_usd_bn is not above 0, or to_usd_bn is below it");
            return new CapexGuidance(
                ThemeTables.Cik(t), t.Text("company"), t.Integer("fiscal_year", 2000, 2100), from, to,
                t.OneOf("kind", ("guidance", CapexWord.Guidance), ("estimate", CapexWord.Estimate), ("told", CapexWord.Told)), t.Date("stated"), t.Text("source"), t.Text("note"));
        });
}
