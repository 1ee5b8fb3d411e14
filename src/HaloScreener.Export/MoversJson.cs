using System.Text.Json;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Movers;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>Rank changes as JSON: from when to when, and for each company both ranks, both scores and what explains the direction of the move.</summary>
public static class MoversJson
{
    /// <summary>Writes moves in the order given.</summary>
    /// <param name="moves">All moves between two books.</param>
    /// <param name="rows">Those to write.</param>
    /// <param name="total">How many there were to choose from.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="ct">Ends the writing.</param>
    public static async Task WriteAsync(RankMoves moves, IReadOnlyList<RankMove> rows, int total, Stream stream, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream, JsonText.Options);
        json.WriteStartObject();
        json.WriteString("from", JsonText.Iso(moves.From.Key.AsOf));
        json.WriteString("to", JsonText.Iso(moves.To.Key.AsOf));
        json.WriteString("basis", ScreenIds.Of(moves.To.Key.Basis));
        json.WriteString("method", moves.To.Key.MethodHash);
        json.WriteNumber("data", moves.To.Key.DataVersion);
        json.WriteNumber("universe", moves.Universe);
        json.WriteNumber("total", total);
        json.WriteStartArray("rows");
        foreach (var move in rows)
            Write(json, moves, move);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, RankMoves moves, RankMove move)
    {
        var company = moves.To.Companies[move.Row];
        json.WriteStartObject();
        json.WriteNumber("cik", company.Cik);
        json.WriteString("ticker", company.Tickers.Count > 0 ? company.Tickers[0] : null);
        json.WriteString("name", company.Name);
        json.WriteString("sector", ScreenIndex.Of(moves.To).Sector(move.Row));
        json.WriteNumber("change", move.Change);
        json.WriteNumber("rankBefore", move.RankBefore);
        json.WriteNumber("rankAfter", move.RankAfter);
        WriteScores(json, "before", moves.FromRanking, move.FromRow);
        WriteScores(json, "after", moves.ToRanking, move.Row);
        json.WriteString("reason", ScreenIds.Of(move.Reason));
        if (move.Factor is { } factor)
        {
            json.WriteStartObject("factor");
            json.WriteString("id", factor.Id);
            json.WriteString("axis", factor.Axis == Scoring.Method.Axis.Heaviness ? "heaviness" : "risk");
            json.WriteNumber("pointsBefore", move.PointsBefore);
            json.WriteNumber("pointsAfter", move.PointsAfter);
            json.WriteNumber("change", move.PointsChange);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("factor");
        }
        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, string name, Ranking ranking, int row)
    {
        json.WriteStartObject(name);
        json.WriteNumber("rank", ranking.Rank[row]);
        json.WriteNumber("halo", ranking.Halo[row]);
        json.WriteNumber("h", ranking.H[row]);
        json.WriteNumber("r", ranking.R[row]);
        json.WriteString("quadrant", ScreenIds.Of(ranking.Quadrants[row]));
        json.WriteEndObject();
    }
}
