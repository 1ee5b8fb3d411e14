using HaloScreener.Data;

namespace HaloScreener.Import.Auditing;

/// <summary>Audits a store against a reference, one company after the other.</summary>
public static class StoreAudit
{
    /// <summary>The report over all reference figures; a company that the store does not hold has only misses.</summary>
    public static async Task<AuditReport> RunAsync(HaloDatabase database, IReadOnlyList<ReferenceFigure> references, CancellationToken ct)
    {
        var audited = new List<AuditedFigure>(references.Count);
        foreach (var company in references.GroupBy(r => r.Cik))
        {
            var vintages = await database.Resolved.ReadCompanyAsync(company.Key, ct);
            var facts = await database.Facts.ReadCompanyAsync(company.Key, ct);
            audited.AddRange(Auditor.Audit([.. company], vintages, facts));
        }
        return AuditReport.Of(audited);
    }
}
