using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Compare;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Scoring.Tests.Screening;

public class ScreenQueryTests
{
    private static readonly ScoringMethod Method = ScoringMethod.Default;

    [Fact]
    public void An_empty_query_is_the_main_track_ranked_by_halo()
    {
        var request = Parse("");

        Assert.Equal(new ScreenRequest(), request);
        Assert.Equal(Track.Main, request.Track);
        Assert.Equal("", request.ToQueryString());
    }

    [Fact]
    public void Every_parameter_is_read_and_printed_in_one_order()
    {
        var request = Parse("?size=25&page=2&sort=-h,revenue&cols=rank,ticker,ppe_intensity.score&w.ppe_intensity=0.3&neutral=0.5&rated=false"
            + "&revenue=1e9..&h=60..&r=..40&halo=50..90&filed=2025-01-01..2025-06-30&country=us&confidence=B,A&quadrant=light-durable,halo&stagnant=true"
            + "&borderline=false&flag=stale&sic=4911,49&q=union%20rail&track=all&asOf=2025-06-30");

        Assert.Equal(new ScreenRequest
        {
            AsOf = new DateOnly(2025, 6, 30),
            Track = null,
            Text = "union rail",
            Sic = ["49", "4911"],
            Flags = ["stale"],
            Borderline = false,
            Stagnant = true,
            Quadrants = [Quadrant.Halo, Quadrant.LightDurable],
            Confidence = [Confidence.A, Confidence.B],
            Countries = ["US"],
            Ranges =
            [
                new("filed", new DateOnly(2025, 1, 1).DayNumber, new DateOnly(2025, 6, 30).DayNumber),
                new("h", 60, null), new("halo", 50, 90), new("r", null, 40), new("revenue", 1e9, null),
            ],
            Rated = false,
            Weights = [new("ppe_intensity", 0.3)],
            Neutral = 0.5,
            Sort = [new("h", true), new("revenue", false)],
            Columns = ["rank", "ticker", "ppe_intensity.score"],
            Page = 2,
            Size = 25,
        }, request);
        Assert.Equal("?asOf=2025-06-30&track=all&q=union%20rail&sic=49,4911&flag=stale&borderline=false&stagnant=true&quadrant=halo,light-durable"
            + "&confidence=A,B&country=US&filed=2025-01-01..2025-06-30&h=60..&halo=50..90&r=..40&revenue=1000000000..&rated=false&w.ppe_intensity=0.3"
            + "&neutral=0.5&sort=-h,revenue&cols=rank,ticker,ppe_intensity.score&page=2&size=25", request.ToQueryString());
    }

    [Fact]
    public void Sectors_and_themes_are_those_of_the_method()
    {
        var sector = Method.Sectors[0].Id;
        var theme = Method.Themes[0].Id;

        var request = Parse($"sector={sector.ToUpperInvariant()}&theme={theme}");

        Assert.Equal([sector], request.Sectors);
        Assert.Equal([theme], request.Themes);
    }

    [Fact]
    public void Reasons_for_being_unrated_are_read_and_printed_behind_rated()
    {
        var request = Parse("reason=too_small,shell&rated=false");

        Assert.Equal([UnratedReason.Shell, UnratedReason.TooSmall], request.Reasons);
        Assert.Equal("?rated=false&reason=shell,too_small", request.ToQueryString());
    }

    [Fact]
    public void A_list_may_be_split_over_several_parameters_as_forms_do()
    {
        Assert.Equal(Parse("quadrant=halo,at-risk-light"), Parse("quadrant=at-risk-light&quadrant=halo&quadrant=halo"));
    }

    [Fact]
    public void Parameters_without_a_value_are_as_if_not_there()
    {
        Assert.Equal(new ScreenRequest(), Parse("q=&sector=&h=&page=&sort=%20&list=&group="));
    }

    [Theory]
    [InlineData("colour=red", "colour", "is not known")]
    [InlineData("asof=2025-06-30", "asof", "is not known")]
    [InlineData("asOf=30.06.2025", "asOf", "is no date")]
    [InlineData("asOf=2025-02-30", "asOf", "is no date")]
    [InlineData("basis=monthly", "basis", "is no basis")]
    [InlineData("method=deadbeef", "method", "is not the method in force")]
    [InlineData("track=banks", "track", "is no track")]
    [InlineData("sector=cheese", "sector", "is no sector")]
    [InlineData("theme=cheese", "theme", "is no theme")]
    [InlineData("flag=cheese", "flag", "is no flag")]
    [InlineData("quadrant=none", "quadrant", "is no quadrant")]
    [InlineData("confidence=D", "confidence", "is no confidence")]
    [InlineData("country=USA", "country", "is no country code")]
    [InlineData("sic=4", "sic", "is no SIC code")]
    [InlineData("sic=49111", "sic", "is no SIC code")]
    [InlineData("sic=49x1", "sic", "is no SIC code")]
    [InlineData("borderline=maybe", "borderline", "is neither true nor false")]
    [InlineData("reason=laziness", "reason", "is no reason for being unrated")]
    [InlineData("rated=1", "rated", "is neither true nor false")]
    [InlineData("group=a%01b", "group", "is no group")]
    [InlineData("list=rails", "list", "is no number of a watchlist")]
    [InlineData("h=60", "h", "is no range")]
    [InlineData("h=..", "h", "is no range")]
    [InlineData("h=90..50", "h", "is no range")]
    [InlineData("h=NaN..", "h", "is no range")]
    [InlineData("revenue=..Infinity", "revenue", "is no range")]
    [InlineData("revenue=1e999..", "revenue", "is no range")]
    [InlineData("revenue=1,000..", "revenue", "is no range")]
    [InlineData("filed=20250101..", "filed", "is no range")]
    [InlineData("ticker=A..B", "ticker", "asks for a range of a column that has none")]
    [InlineData("cik=1..2", "cik", "asks for a range of a column that has none")]
    [InlineData("w.cheese=0.5", "w.cheese", "names no factor")]
    [InlineData("w.ppe_intensity=-0.1", "w.ppe_intensity", "cannot be used")]
    [InlineData("w.ppe_intensity=NaN", "w.ppe_intensity", "cannot be used")]
    [InlineData("w.ppe_intensity=1e300", "w.ppe_intensity", "cannot be used")]
    [InlineData("neutral=1.5", "neutral", "cannot be used")]
    [InlineData("sort=cheese", "sort", "names no column")]
    [InlineData("sort=h,-h", "sort", "names a column twice")]
    [InlineData("sort=h,r,halo,rank,name,revenue", "sort", "has too many columns")]
    [InlineData("cols=rank,cheese", "cols", "names no column")]
    [InlineData("page=0", "page", "cannot be used")]
    [InlineData("page=-1", "page", "cannot be used")]
    [InlineData("page=99999999999", "page", "cannot be used")]
    [InlineData("size=1001", "size", "cannot be used")]
    [InlineData("size=10.5", "size", "cannot be used")]
    [InlineData("size=10&size=20", "size", "stands more than once")]
    [InlineData("q=a%00b", "q", "cannot be searched for")]
    public void What_cannot_be_used_is_refused_by_name(string query, string parameter, string problem)
    {
        var parse = ScreenRequest.Parse(query, Method);

        Assert.Null(parse.Request);
        var error = Assert.Single(parse.Errors);
        Assert.Equal(parameter, error.Parameter);
        Assert.Equal(problem, error.Problem);
    }

    [Fact]
    public void A_refusal_is_a_sentence_with_the_value_and_what_is_allowed()
    {
        var error = Assert.Single(ScreenRequest.Parse("size=5000", Method).Errors);

        Assert.Equal("Parameter 'size' with value '5000' cannot be used; allowed: a whole number from 1 to 1000.", error.Sentence);
    }

    [Fact]
    public void All_errors_of_a_query_are_told_at_once()
    {
        var errors = ScreenRequest.Parse("size=0&track=x&cheese=1", Method).Errors;

        Assert.Equal(["track", "size", "cheese"], errors.Select(e => e.Parameter));
    }

    [Fact]
    public void All_weights_of_an_axis_at_zero_are_refused_and_one_left_is_enough()
    {
        var heaviness = Method.Factors.Where(f => f.Axis == Axis.Heaviness).Select(f => $"w.{f.Id}=0").ToArray();

        var error = Assert.Single(ScreenRequest.Parse(string.Join('&', heaviness), Method).Errors);
        Assert.Equal("leaves no weight on the heaviness axis", error.Problem);
        Assert.Equal(heaviness.Length - 1, Parse(string.Join('&', heaviness.Skip(1))).Weights.Count);
    }

    [Fact]
    public void A_pinned_link_holds_while_its_method_is_in_force()
    {
        Assert.Equal(Method.Hash[..12], Parse($"method={Method.Hash[..12].ToUpperInvariant()}").Method);
    }

    [Fact]
    public void Hostile_lengths_and_counts_are_refused()
    {
        Assert.Equal("is too long", Assert.Single(ScreenRequest.Parse("q=" + new string('a', 5000), Method).Errors).Problem);
        Assert.Equal("cannot be searched for", Assert.Single(ScreenRequest.Parse("q=" + new string('a', 101), Method).Errors).Problem);
        Assert.Equal("has too many values",
            Assert.Single(ScreenRequest.Parse("sic=" + string.Join(',', Enumerable.Range(1000, 201)), Method).Errors).Problem);
        var flood = Enumerable.Range(0, 100_000).Select(i => KeyValuePair.Create("sic", "49"));
        Assert.Equal("is one too many", Assert.Single(ScreenRequest.Parse(flood, Method).Errors).Problem);
    }

    [Fact]
    public void The_other_pages_refuse_too_many_parameters_as_the_screen_does()
    {
        var flood = Enumerable.Range(0, 100_000).Select(i => KeyValuePair.Create("sector", "utilities"));
        Assert.Contains("is one too many", CompareRequest.Parse(flood, Method).Errors.Select(e => e.Problem.ToString()));
    }

    [Fact]
    public void Printing_and_parsing_any_request_gives_the_same_request()
    {
        AnyRequest.Sample(request => Assert.Equal(request, Parse(request.ToQueryString())));
    }

    [Fact]
    public void Parsing_never_throws_whatever_the_query()
    {
        var name = Gen.OneOf(Gen.String, Gen.OneOf("h", "w.ppe_intensity", "sort", "cols", "sic", "asOf", "q", "page", "revenue", "quadrant"));
        Gen.Select(name, Gen.String, KeyValuePair.Create).List[0, 5].Sample(pairs =>
        {
            var parse = ScreenRequest.Parse(pairs, Method);
            Assert.Equal(parse.Request is null, parse.Errors.Count > 0);
        });
    }

    private static Gen<ScreenRequest> AnyRequest
    {
        get
        {
            var columns = ScreenColumns.Of(Method);
            var number = Gen.Double.Where(double.IsFinite).Select(d => d == 0 ? 0 : d);
            var day = Gen.Int[0, 3_000_000].Select(n => (double)n);
            var range = Gen.OneOf(columns.All.Where(c => c.HasRange).ToArray()).SelectMany(column =>
                Gen.Select(column.Kind == ColumnKind.Date ? day : number, column.Kind == ColumnKind.Date ? day : number, Gen.Int[0, 2]).Select((a, b, form) => form switch
                {
                    0 => new ColumnRange(column.Id, a, null),
                    1 => new ColumnRange(column.Id, null, a),
                    _ => new ColumnRange(column.Id, Math.Min(a, b), Math.Max(a, b)),
                }));
            var text = Gen.Char[' ', '\u2fff'].Array[1, 20].Select(c => new string(c).Trim()).Where(t => t.Length > 0 && !t.Any(char.IsControl));
            var names = Gen.Select(
                Gen.Bool.SelectMany(any => any ? text.Select(x => (string?)x) : Gen.Const((string?)null)),
                Set([.. Method.Sectors.Select(s => s.Id)]),
                Set([.. Method.Themes.Select(t => t.Id)]),
                Set([.. QualityFlagInfo.All.Select(f => f.Id)]),
                Set(["49", "01", "473", "4911", "7372"]),
                Set(["US", "IE", "JP"]),
                Set(["Utilities", "Oil, Gas & Consumable Fuels", "own=1&2"]));
            var choices = Gen.Select(
                Gen.OneOf<DateOnly?>(null, new DateOnly(2025, 6, 30), new DateOnly(1, 1, 1)),
                Gen.OneOf<Track?>(null, Track.Main, Track.Financials),
                Gen.OneOf<bool?>(null, true, false),
                Gen.OneOf<Quadrant[]>([], [Quadrant.Halo], [Quadrant.Halo, Quadrant.AtRiskLight]),
                Gen.OneOf<Confidence[]>([], [Confidence.A, Confidence.C]),
                Gen.Bool);
            var numbers = Gen.Select(
                range.List[0, 4],
                Gen.Double[1e-9, 1e6].Array[0, 2],
                Gen.Double[0, 1],
                Gen.Shuffle(columns.All.Select(c => c.Id).ToArray(), 0, 5),
                Gen.Int[1, 1_000_000],
                Gen.Int[1, 1000]);
            return Gen.Select(names, choices, numbers, Gen.Bool).Select((n, c, x, descending) => new ScreenRequest
            {
                Text = n.Item1,
                Sectors = n.Item2,
                Themes = n.Item3,
                Flags = n.Item4,
                Sic = n.Item5,
                Countries = n.Item6,
                Groups = n.Item7,
                AsOf = c.Item1,
                Track = c.Item2,
                Borderline = c.Item3,
                Stagnant = c.Item3 is null ? true : null,
                Quadrants = Values.From(c.Item4),
                Confidence = Values.From(c.Item5),
                Rated = c.Item6,
                Ranges = Values.From(x.Item1.DistinctBy(r => r.Column).OrderBy(r => r.Column, StringComparer.Ordinal)),
                Weights = Values.From(x.Item2.Zip(Method.Factors, (w, f) => new FactorWeight(f.Id, w)).OrderBy(w => w.Factor, StringComparer.Ordinal)),
                Neutral = x.Item3,
                Sort = Values.From(x.Item4.Select(id => new SortKey(id, descending))),
                Columns = Values.From(x.Item4),
                Page = x.Item5,
                Size = x.Item6,
            });
        }
    }

    private static Gen<Values<string>> Set(string[] ids) =>
        Gen.Shuffle(ids, 0, Math.Min(3, ids.Length)).Select(some => Values.From(some.Order(StringComparer.Ordinal)));

    private static ScreenRequest Parse(string query)
    {
        var parse = ScreenRequest.Parse(query, Method);
        Assert.Empty(parse.Errors.Select(e => e.Sentence));
        return parse.Request!;
    }
}
