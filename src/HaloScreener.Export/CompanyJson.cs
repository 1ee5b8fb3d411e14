using System.Text.Json;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export;

/// <summary>A company as JSON: its scores, the factors with their points, and the figures with the filing behind each. What is not there is null.</summary>
public static class CompanyJson
{
    /// <summary>Writes a company with its factors, moderators and the figures behind them.</summary>
    public static async Task WriteAsync(CompanyAnswer answer, Stream stream, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream, JsonText.Options);
        json.WriteStartObject();
        WriteIdentity(json, answer);
        WriteScores(json, answer);
        json.WriteStrings("flags", answer.Flags.Select(f => f.Id));
        json.WriteStartArray("factors");
        foreach (var factor in answer.Factors)
            WriteFactor(json, factor);
        json.WriteEndArray();
        WriteAxis(json, "heaviness", answer.Heaviness);
        WriteAxis(json, "risk", answer.Risk);
        json.WriteStartArray("moderators");
        foreach (var part in answer.Moderators)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Id);
            json.WriteNumber("factor", part.Factor);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteRole(json, answer.Role);
        WriteMarket(json, answer.Market, answer.MarketInputs);
        CompanyExplainJson.Write(json, answer);
        json.WriteStartArray("neighbours");
        foreach (var neighbour in answer.Neighbours)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", neighbour.Rank);
            json.WriteNumber("cik", neighbour.Cik);
            json.WriteString("ticker", neighbour.Label);
            json.WriteString("name", neighbour.Name);
            json.WriteNumber("halo", neighbour.Halo);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("fundamentals");
        foreach (var fundamental in answer.Fundamentals)
            WriteFundamental(json, fundamental);
        json.WriteEndArray();
        TrailingJson.Write(json, answer.Trailing);
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void WriteIdentity(Utf8JsonWriter json, CompanyAnswer answer)
    {
        json.WriteNumber("cik", answer.Company.Cik);
        json.WriteString("name", answer.Company.Name);
        json.WriteStrings("tickers", answer.Company.Tickers);
        json.WriteString("exchange", answer.Company.Exchange);
        json.WriteNumberOrNull("sic", answer.Company.Sic);
        json.WriteString("industry", answer.Industry);
        json.WriteString("sector", answer.Sector?.Id);
        json.WriteString("group", answer.Company.Group);
        json.WriteString("country", answer.Company.Country);
        json.WriteStrings("themes", answer.Themes);
        json.WriteString("track", ScreenIds.Of(answer.Track));
    }

    private static void WriteScores(Utf8JsonWriter json, CompanyAnswer answer)
    {
        json.WriteString("asOf", JsonText.Iso(answer.AsOf));
        json.WriteString("basis", ScreenIds.Of(answer.Basis));
        json.WriteBoolean("trailing", answer.IsTrailing);
        json.WriteString("method", answer.Method);
        json.WriteBoolean("rated", answer.Rated);
        json.WriteString("reason", ScreenIds.Of(answer.Unrated));
        json.WriteString("reasonDetail", answer.UnratedDetail);
        json.WriteNumberOrNull("h", answer.Heaviness.Score);
        json.WriteNumberOrNull("r", answer.Risk.Score);
        json.WriteNumberOrNull("halo", answer.Halo);
        json.WriteNumberOrNull("rank", answer.Rank);
        json.WriteNumber("of", answer.Universe);
        WriteBand(json, answer.Band);
        json.WriteString("quadrant", ScreenIds.Of(answer.Quadrant));
        json.WriteBoolean("borderline", answer.Borderline);
        json.WriteBoolean("stagnant", answer.Stagnant);
        json.WriteString("confidence", ScreenIds.Of(answer.Confidence));
        json.WriteNumberOrNull("confidenceValue", answer.ConfidenceValue);
        json.WriteString("currency", answer.Currency);
        json.WriteString("periodEnd", answer.PeriodEnd is { } end ? JsonText.Iso(end) : null);
        json.WriteString("filed", answer.Filed is { } filed ? JsonText.Iso(filed) : null);
    }

    private static void WriteBand(Utf8JsonWriter json, RankBand? band)
    {
        if (band is not var (low, high))
        {
            json.WriteNull("band");
            return;
        }
        json.WriteStartObject("band");
        json.WriteNumber("low", low);
        json.WriteNumber("high", high);
        json.WriteEndObject();
    }

    private static void WriteRole(Utf8JsonWriter json, CuratedRole? role)
    {
        if (role is null)
        {
            json.WriteNull("role");
            return;
        }
        json.WriteStartObject("role");
        json.WriteString("id", role.Role);
        json.WriteNumber("multiplier", role.Multiplier);
        json.WriteString("reason", role.Reason);
        json.WriteString("source", role.Source);
        json.WriteString("date", JsonText.Iso(role.Date));
        json.WriteEndObject();
    }

    private static void WriteFactor(Utf8JsonWriter json, FactorPart factor)
    {
        json.WriteStartObject();
        json.WriteString("id", factor.Definition.Id);
        json.WriteString("axis", factor.Definition.Axis == Axis.Heaviness ? "h" : "r");
        json.WriteNumberOrNull("raw", factor.Raw);
        json.WriteNumberOrNull("score", factor.Score);
        json.WriteNumber("weight", factor.Weight);
        json.WriteNumberOrNull("points", factor.Points);
        json.WriteNumberOrNull("median", factor.Median);
        json.WriteBoolean("missing", factor.State == FactorState.Missing);
        json.WriteBoolean("applies", factor.State != FactorState.NotApplicable);
        WriteInputs(json, factor.Inputs);
        json.WriteEndObject();
    }

    /// <summary>What a number was worked out from.</summary>
    private static void WriteInputs(Utf8JsonWriter json, IReadOnlyList<Fundamental> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            WriteFigure(json, input);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, AxisAnswer axis)
    {
        json.WriteStartObject(name);
        json.WriteNumberOrNull("score", axis.Score);
        json.WriteNumberOrNull("points", axis.Points);
        json.WriteNumber("shrinkagePoints", axis.ShrinkagePoints);
        json.WriteNumber("above", axis.Above);
        json.WriteNumber("of", axis.Universe);
        json.WriteStrings("missing", axis.Missing);
        json.WriteEndObject();
    }

    private static void WriteMarket(Utf8JsonWriter json, MarketFigures market, IReadOnlyDictionary<string, IReadOnlyList<Fundamental>> inputs)
    {
        json.WriteStartObject("market");
        json.WriteNumberOrNull("value", Known(market.Value));
        json.WriteString("source", ScreenIds.Of(market.Source));
        json.WriteString("priceDate", market.PriceDay is { } day ? JsonText.Iso(day) : null);
        json.WriteNumberOrNull("ev", Known(market.EnterpriseValue));
        json.WriteNumberOrNull("evSales", Known(market.EvToSales));
        json.WriteNumberOrNull("pb", Known(market.PriceToBook));
        json.WriteStartArray("closes");
        foreach (var close in market.Closes)
        {
            json.WriteStartObject();
            json.WriteString("ticker", close.Ticker);
            json.WriteString("date", JsonText.Iso(close.Date));
            json.WriteNumber("close", close.Close);
            json.WriteNumberOrNull("shares", close.Shares);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteInputs(json, [.. inputs.Values.SelectMany(i => i).DistinctBy(i => (i.Concept.Concept, i.FiscalYear))]);
        json.WriteEndObject();
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static void WriteFundamental(Utf8JsonWriter json, Fundamental fundamental)
    {
        json.WriteStartObject();
        WriteFigure(json, fundamental);
        if (fundamental.Earlier.Count > 0)
        {
            // What a later filing restated.
            json.WriteStartArray("earlier");
            foreach (var before in fundamental.Earlier)
            {
                json.WriteStartObject();
                LineageJson.Write(json, before);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, Fundamental figure)
    {
        json.WriteString("concept", figure.Concept.Id);
        json.WriteNumber("fiscalYear", figure.FiscalYear);
        LineageJson.Write(json, figure.Value);
    }
}
