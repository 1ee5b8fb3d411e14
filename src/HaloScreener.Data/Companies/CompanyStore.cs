using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using HaloScreener.Core.Companies;
using Npgsql;

namespace HaloScreener.Data.Companies;

/// <summary>What each source says of each company, and the company that follows from it.</summary>
public sealed class CompanyStore
{
    private const string Columns = "cik, source, stated_on, name, tickers, exchange, sic, country, fiscal_year_end, category, former_names";

    /// <summary>Of several staged rows of one company and source the newest, of one day the greater.</summary>
    private const string Chosen =
        $"""
         select distinct on (cik, source) {Columns}
         from   company_staging
         order  by cik, source, stated_on desc, company_staging::text collate "C" desc
         """;

    private readonly NpgsqlDataSource _source;
    private readonly GroupStore _groups;

    internal CompanyStore(NpgsqlDataSource source, GroupStore groups) => (_source, _groups) = (source, groups);

    /// <summary>
    /// Keeps, per company and source, the statement with the newest date. Of two of one day the greater row wins, so that the order of imports
    /// never matters. Statements of one company and source within the list follow the same rule.
    /// </summary>
    public async Task UpsertStatementsAsync(StoreTransaction transaction, IEnumerable<CompanyStatement> statements, CancellationToken ct)
    {
        var rows = statements.ToArray();
        if (rows.Length == 0)
            return;
        // Each company once per source is what readers give; only otherwise must the rows be compared with each other.
        var once = rows.DistinctBy(s => (s.Cik, s.Source)).Count() == rows.Length;
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "create temp table if not exists company_staging (like company_statement including defaults) on commit delete rows", cancellationToken: ct));
        await using (var copy = await transaction.Connection.BeginBinaryImportAsync($"copy company_staging ({Columns}) from stdin (format binary)", ct))
        {
            foreach (var s in rows)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(s.Cik, ct);
                await copy.WriteAsync((short)s.Source, ct);
                await copy.WriteAsync(s.StatedOn, ct);
                await copy.WriteAsync(s.Name, ct);
                await copy.WriteAsync(s.Tickers.ToArray(), ct);
                await copy.WriteAsync(s.Exchange, ct);
                await copy.WriteAsync(s.Sic, ct);
                await copy.WriteAsync(s.Country, ct);
                await copy.WriteAsync(s.FiscalYearEnd, ct);
                await copy.WriteAsync(s.Category, ct);
                await copy.WriteAsync(s.FormerNames.ToArray(), ct);
            }
            await copy.CompleteAsync(ct);
        }

        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            $"""
             insert into company_statement as s ({Columns})
             {(once ? $"select {Columns} from company_staging" : Chosen)}
             on conflict (cik, source) do update
             set    stated_on       = excluded.stated_on,
                    name            = excluded.name,
                    tickers         = excluded.tickers,
                    exchange        = excluded.exchange,
                    sic             = excluded.sic,
                    country         = excluded.country,
                    fiscal_year_end = excluded.fiscal_year_end,
                    category        = excluded.category,
                    former_names    = excluded.former_names
             where  (excluded.stated_on, excluded::text collate "C") > (s.stated_on, s::text collate "C")
             """,
            commandTimeout: 0,
            cancellationToken: ct));
        await transaction.Connection.ExecuteAsync(new CommandDefinition("truncate company_staging", cancellationToken: ct));
    }

    /// <summary>Every company with its group, by CIK.</summary>
    public async Task<IReadOnlyList<Company>> ReadAllAsync(CancellationToken ct)
    {
        var groups = await _groups.ReadAllAsync(ct);
        var companies = new List<Company>();
        var ofOne = new List<CompanyStatement>();
        await using var command = _source.CreateCommand($"select {Columns} from company_statement order by cik, source");
        await foreach (var statement in ReadAsync(command, ct))
        {
            if (ofOne.Count > 0 && ofOne[0].Cik != statement.Cik)
            {
                companies.Add(Choose());
                ofOne.Clear();
            }
            ofOne.Add(statement);
        }
        if (ofOne.Count > 0)
            companies.Add(Choose());
        return companies;

        Company Choose() => CompanyChoice.Choose(ofOne) with { Group = groups.GetValueOrDefault(ofOne[0].Cik) };
    }

    /// <summary>
    /// The company with this CIK (leading zeros allowed) or current ticker (any case; <c>.</c>, <c>/</c> and <c>-</c> equal), or null. Where two
    /// companies show one ticker, that of which it is the main one, then the lower CIK.
    /// </summary>
    public async Task<Company?> FindAsync(string tickerOrCik, CancellationToken ct)
    {
        var isCik = int.TryParse(tickerOrCik, NumberStyles.None, CultureInfo.InvariantCulture, out var cik);
        var ticker = Ticker.Normalise(tickerOrCik);
        await using var command = _source.CreateCommand(
            isCik
                ? $"select {Columns} from company_statement where cik = $1"
                : $"""
                   select {Columns}
                   from   company_statement
                   where  cik in (select cik
                                  from   company_statement, unnest(tickers) as t
                                  where  upper(translate(t, './', '--')) = $1)
                   """);
        command.Parameters.Add(isCik ? new NpgsqlParameter<int> { TypedValue = cik } : new NpgsqlParameter<string> { TypedValue = ticker });
        var statements = new List<CompanyStatement>();
        await foreach (var statement in ReadAsync(command, ct))
            statements.Add(statement);

        var companies = statements.GroupBy(s => s.Cik).OrderBy(g => g.Key).Select(g => CompanyChoice.Choose(g.ToList())).ToList();
        if (isCik)
            return companies.FirstOrDefault();
        return companies
            .Select(company => (company, position: company.Tickers.Select(Ticker.Normalise).ToList().IndexOf(ticker)))
            .Where(match => match.position >= 0)
            .OrderBy(match => match.position)
            .Select(match => match.company)
            .FirstOrDefault();
    }

    private static async IAsyncEnumerable<CompanyStatement> ReadAsync(NpgsqlCommand command, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new CompanyStatement
            {
                Cik = reader.GetInt32(0),
                Source = (CompanySource)reader.GetInt16(1),
                StatedOn = reader.GetFieldValue<DateOnly>(2),
                Name = Text(3),
                Tickers = reader.GetFieldValue<string[]>(4),
                Exchange = Text(5),
                Sic = reader.IsDBNull(6) ? null : reader.GetInt32(6),
                Country = Text(7),
                FiscalYearEnd = Text(8),
                Category = Text(9),
                FormerNames = reader.GetFieldValue<string[]>(10),
            };
        }

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
