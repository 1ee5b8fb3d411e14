using Dapper;
using HaloScreener.Core.Concepts;
using HaloScreener.Core.Facts;
using Npgsql;
using NpgsqlTypes;

namespace HaloScreener.Data.Facts;

/// <summary>A tag of filers' own under which company-years state what looks like a concept that they lack.</summary>
/// <param name="Concept">The concept that is missing there.</param>
/// <param name="Tag">The name, without the filers' prefixes.</param>
/// <param name="Companies">Companies that lack the concept in a year and state this in it.</param>
/// <param name="Years">Their years.</param>
/// <param name="Example">The latest of the statements, of one day the greatest.</param>
public sealed record CustomTag(Concept Concept, string Tag, int Companies, int Years, CustomStatement Example);

/// <summary>What stands under made-up tags that look like mapped ones; each statement once, in whatever order files come.</summary>
public sealed class CustomTagStore
{
    private readonly NpgsqlDataSource _source;

    internal CustomTagStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Adds what is not there yet.</summary>
    public async Task AddAsync(StoreTransaction transaction, IReadOnlyCollection<CustomStatement> statements, CancellationToken ct)
    {
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            "create temp table if not exists custom_staging (like custom_statement) on commit delete rows", cancellationToken: ct));
        const string columns = "cik, concept, tag, period_end, quarters, unit, accession, value, filed, form";
        await using (var copy = await transaction.Connection.BeginBinaryImportAsync($"copy custom_staging ({columns}) from stdin (format binary)", ct))
        {
            foreach (var s in statements)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(s.Cik, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync((short)s.Concept, NpgsqlDbType.Smallint, ct);
                await copy.WriteAsync(s.Tag, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(s.Period.End, NpgsqlDbType.Date, ct);
                await copy.WriteAsync((short)s.Period.Quarters, NpgsqlDbType.Smallint, ct);
                await copy.WriteAsync(s.Unit, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(s.Accession.Value, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(s.Value, NpgsqlDbType.Double, ct);
                await copy.WriteAsync(s.Filed, NpgsqlDbType.Date, ct);
                await copy.WriteAsync(s.Form, NpgsqlDbType.Text, ct);
            }
            await copy.CompleteAsync(ct);
        }
        // Of two values under one key the greater stays, so that neither the order of rows nor that of files matters.
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            $"""
             insert into custom_statement as s ({columns})
             select distinct on (cik, concept, tag, period_end, quarters, unit, accession) {columns}
             from   custom_staging
             order  by cik, concept, tag, period_end, quarters, unit, accession, value desc
             on conflict (cik, concept, tag, period_end, quarters, unit, accession) do update
             set    value = excluded.value
             where  excluded.value > s.value
             """,
            cancellationToken: ct));
    }

    /// <summary>
    /// The tags that company-years lacking a concept state in its place, by what was filed by a day: those of most companies first, then of most years.
    /// </summary>
    /// <param name="asOf">The day, included.</param>
    /// <param name="most">At most so many tags.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The tags, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<CustomTag> Tags, int Total)> ReadMissingAsync(DateOnly asOf, int most, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            with instead as
            (
                select s.*
                from   custom_statement s
                where  s.filed <= @asOf
                and    not exists (select
                                   from   resolved r
                                   where  r.cik = s.cik
                                   and    r.concept = s.concept
                                   and    r.quarters = s.quarters
                                   and    r.period_end between s.period_end - @rounding and s.period_end + @rounding
                                   and    r.filed <= @asOf)
            ),
            tags as
            (
                select concept, tag, count(distinct cik)::int as companies, count(distinct (cik, period_end))::int as years
                from   instead
                group  by concept, tag
            ),
            examples as
            (
                select distinct on (concept, tag) *
                from   instead
                order  by concept, tag, filed desc, value desc, cik
            )
            select t.concept, t.tag, t.companies, t.years, e.cik, e.period_end, e.quarters, e.unit, e.value, e.accession, e.form, e.filed,
                   count(*) over ()::int as total
            from   tags t
            join   examples e using (concept, tag)
            order  by t.companies desc, t.years desc, t.concept, t.tag
            limit  @most
            """,
            new { asOf, most, rounding = FiscalPeriod.RoundingToleranceDays },
            cancellationToken: ct))).ToArray();
        return ([.. rows.Select(r => r.ToTag())], rows.Length == 0 ? 0 : rows[0].Total);
    }

    /// <summary>Rows under made-up tags in all files that were imported, whatever they look like; a file counts once.</summary>
    public async Task<long> CountRowsAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "select coalesce(sum(rows), 0)::bigint from (select max(custom_rows) as rows from import group by sha256) as files", cancellationToken: ct));
    }

    private sealed record Row(
        short Concept, string Tag, int Companies, int Years, int Cik, DateOnly PeriodEnd, short Quarters, string Unit, double Value, long Accession,
        string Form, DateOnly Filed, int Total)
    {
        public CustomTag ToTag() => new((Concept)Concept, Tag, Companies, Years, new CustomStatement(
            Cik, (Concept)Concept, Tag, new FiscalPeriod(PeriodEnd, (byte)Quarters), Unit, Value, new Accession(Accession), Form, Filed));
    }
}
