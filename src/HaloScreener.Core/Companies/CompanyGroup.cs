namespace HaloScreener.Core.Companies;

/// <summary>Where a grouping of the user's own (GICS sectors, say) puts a company; each company is in one group at most.</summary>
/// <param name="Cik">The company, known to the store or not yet.</param>
/// <param name="Name">The group: 1 to <see cref="MaxNameLength"/> characters.</param>
public sealed record CompanyGroup(int Cik, string Name)
{
    public const int MaxNameLength = 80;
}
