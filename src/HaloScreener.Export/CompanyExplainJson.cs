using System.Text.Json;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>What explains a company's rank beyond its points: its change over a year, what would lift it, and who is like it.</summary>
internal static class CompanyExplainJson
{
    public static void Write(Utf8JsonWriter json, CompanyAnswer answer)
    {
        WriteMove(json, answer);
        json.WriteStartArray("lifts");
        foreach (var lift in answer.Lifts)
        {
            json.WriteStartObject();
            json.WriteString("factor", lift.Factor.Id);
            json.WriteNumber("raw", lift.Raw);
            WriteLifted(json, "atMedian", lift.Median);
            WriteLifted(json, "atBetterQuarter", lift.BetterQuarter);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("peers");
        foreach (var peer in answer.Peers)
        {
            json.WriteStartObject();
            json.WriteNumber("cik", peer.Company.Cik);
            json.WriteString("ticker", peer.Company.Label);
            json.WriteString("name", peer.Company.Name);
            json.WriteNumberOrNull("sic", peer.Company.Sic);
            json.WriteNumber("distance", peer.Distance);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMove(Utf8JsonWriter json, CompanyAnswer answer)
    {
        if (answer is not { Move: { } move, YearMoves: { } moves })
        {
            json.WriteNull("rankChange");
            return;
        }
        json.WriteStartObject("rankChange");
        json.WriteString("from", JsonText.Iso(moves.From.Key.AsOf));
        json.WriteNumber("universe", moves.Universe);
        json.WriteNumber("change", move.Change);
        json.WriteNumber("rankBefore", move.RankBefore);
        json.WriteNumber("rankAfter", move.RankAfter);
        json.WriteString("reason", ScreenIds.Of(move.Reason));
        json.WriteString("factor", move.Factor?.Id);
        json.WriteNumber("factorPointsChange", move.PointsChange);
        json.WriteEndObject();
    }

    private static void WriteLifted(Utf8JsonWriter json, string name, LiftedTo? to)
    {
        if (to is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("raw", to.Raw);
        json.WriteNumber("pointsChange", to.PointsChange);
        json.WriteNumber("h", to.H);
        json.WriteNumber("r", to.R);
        json.WriteNumber("halo", to.Halo);
        json.WriteNumber("rank", to.Rank);
        json.WriteEndObject();
    }
}
