using System.Data;
using Dapper;
using HaloScreener.Core.Markets;
using HaloScreener.Data.Facts;
using Npgsql;

namespace HaloScreener.Data.Markets;

/// <summary>
/// Closing prices, one a ticker and day. Where files differ, the one whose newest day is later stands: a series that is downloaded anew, with
/// later days, corrects the one before it, whichever is imported first. Of two that end on one day: with shares before without, then the greater.
/// </summary>
public sealed class PriceStore
{
    private readonly NpgsqlDataSource _source;

    internal PriceStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Puts some of a file's prices beside the table; <see cref="MergeStagedAsync"/> takes them in when the file is read to its end.</summary>
    public async Task StageAsync(StoreTransaction transaction, IReadOnlyList<ClosingPrice> prices, CancellationToken ct)
    {
        await transaction.Connection.ExecuteAsync(new CommandDefinition(
            """
            create temp table if not exists price_staging
            (
                close  double precision not null,
                shares double precision,
                date   date             not null,
                ticker text collate "C" not null
            ) on commit drop
            """,
            cancellationToken: ct));
        await using var copy = await transaction.Connection.BeginBinaryImportAsync(
            "copy price_staging (close, shares, date, ticker) from stdin (format binary)", ct);
        foreach (var price in prices)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(price.Close, ct);
            if (price.Shares is { } shares)
                await copy.WriteAsync(shares, ct);
            else
                await copy.WriteNullAsync(ct);
            await copy.WriteAsync(price.Date, ct);
            await copy.WriteAsync(price.Ticker, ct);
        }
        await copy.CompleteAsync(ct);
    }

    /// <summary>Merges what was staged in this transaction; at least one batch must have been.</summary>
    /// <param name="transaction">The import's transaction.</param>
    /// <param name="sourceFile">Name of the file that the prices are from.</param>
    /// <param name="ct">Cancels; the transaction is then to be rolled back.</param>
    /// <returns>Stored: tickers' days that were new to the store; known: the rest, whether they replace a price or not.</returns>
    public Task<FactCounts> MergeStagedAsync(StoreTransaction transaction, string sourceFile, CancellationToken ct) =>
        transaction.Connection.QuerySingleAsync<FactCounts>(new CommandDefinition(
            """
            with merged as
            (
                insert into price as p (close, shares, date, file_newest, ticker, source_file)
                select distinct on (ticker, date)
                       close, shares, date, (select max(date) from price_staging), ticker, @sourceFile
                from   price_staging
                order  by ticker, date, shares is not null desc, close desc, shares desc
                on conflict (ticker, date) do update
                set    close       = excluded.close,
                       shares      = excluded.shares,
                       file_newest = excluded.file_newest,
                       source_file = excluded.source_file
                where  (excluded.file_newest, excluded.shares is not null, excluded.close, coalesce(excluded.shares, 0), excluded.source_file)
                       > (p.file_newest, p.shares is not null, p.close, coalesce(p.shares, 0), p.source_file)
                returning xmax = 0 as is_new
            )
            select counts.stored, (select count(*) from price_staging) - counts.stored as known
            from   (select count(*) filter (where is_new) as stored from merged) as counts
            """,
            new { sourceFile },
            commandTimeout: 0,
            cancellationToken: ct));

    /// <summary>Of each ticker the last price within a span of days, both included; by ticker.</summary>
    /// <remarks>Synchronous, since books are built by a thread of the pool that has nothing else to do meanwhile.</remarks>
    public IReadOnlyList<ClosingPrice> ReadLast(DateOnly from, DateOnly to)
    {
        using var connection = _source.OpenConnection();
        using var command = new NpgsqlCommand(
            """
            select distinct on (ticker)
                   ticker, date, close, shares
            from   price
            where  date between $1 and $2
            order  by ticker, date desc
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = to });
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        var prices = new List<ClosingPrice>();
        while (reader.Read())
        {
            prices.Add(new ClosingPrice(
                reader.GetString(0), reader.GetFieldValue<DateOnly>(1), reader.GetDouble(2), reader.IsDBNull(3) ? null : reader.GetDouble(3)));
        }
        return prices;
    }
}
