using Dapper;
using HaloScreener.Core.Markets;
using HaloScreener.Data.Facts;
using Npgsql;

namespace HaloScreener.Data.Markets;

/// <summary>Exchange rates, one a currency and year. Of two files the one that reaches further stands, of two that end in one year the greater rate.</summary>
public sealed class RateStore
{
    private readonly NpgsqlDataSource _source;

    internal RateStore(NpgsqlDataSource source) => _source = source;

    /// <summary>Takes in the rates of one file: each currency and year at most once.</summary>
    /// <returns>Stored: new to the store; known: the rest, whether they replace a rate or not.</returns>
    public async Task<FactCounts> WriteAsync(StoreTransaction transaction, IReadOnlyCollection<ExchangeRate> rates, CancellationToken ct)
    {
        if (rates.Count == 0)
            return default;
        var stored = await transaction.Connection.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            with merged as
            (
                insert into exchange_rate as r (currency, year, usd, file_newest)
                select currency, year, usd, @newest
                from   unnest(@currencies, @years, @usd) as t (currency, year, usd)
                on conflict (currency, year) do update
                set    usd         = excluded.usd,
                       file_newest = excluded.file_newest
                where  (excluded.file_newest, excluded.usd) > (r.file_newest, r.usd)
                returning xmax = 0 as is_new
            )
            select count(*) filter (where is_new) from merged
            """,
            new
            {
                newest = rates.Max(r => r.Year),
                currencies = rates.Select(r => r.Currency).ToArray(),
                years = rates.Select(r => r.Year).ToArray(),
                usd = rates.Select(r => r.Usd).ToArray(),
            },
            cancellationToken: ct));
        return new FactCounts(stored, rates.Count - stored);
    }

    /// <summary>Every rate, by currency and year.</summary>
    public async Task<IReadOnlyList<ExchangeRate>> ReadAllAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<(string Currency, int Year, double Usd)>(new CommandDefinition(
            "select currency, year, usd from exchange_rate order by currency, year", cancellationToken: ct));
        return [.. rows.Select(r => new ExchangeRate(r.Currency, r.Year, r.Usd))];
    }
}
