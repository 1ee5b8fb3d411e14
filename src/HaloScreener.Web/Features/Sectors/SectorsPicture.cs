using HaloScreener.Charts;
using HaloScreener.Scoring.Analyses;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Sectors;

/// <summary>The box plots of the page: <c>/charts/sectors.svg?axis=h|r</c> with the page's query.</summary>
public static class SectorsPicture
{
    private static readonly PictureChoice AxisChoice = new("axis", "Heaviness or replacement risk.", ["h", "r"]);

    /// <summary>Groups of which a picture can be read; the table has them all.</summary>
    private const int MostGroups = 24;

    public static void MapSectorsPicture(this WebApplication app) => app.MapPicture(
        "sectors", "sectors-chart", "Box plots of heaviness (axis=h) or risk (axis=r) by sector, major group or industry.",
        DrawAsync, AxisChoice.Described, ApiParameters.Picture(620, 480), SectorsEndpoints.Described);

    /// <summary>What is drawn: the groups that are compared, else the first ones of the table that have a score.</summary>
    public static IReadOnlyList<IndustryGroup> GroupsOf(SectorsAnswer answer)
    {
        var compared = answer.Groups.Where(g => answer.Request.Compare.Contains(g.Id) && g.Companies > 0).ToArray();
        return compared.Length > 1 ? compared : [.. answer.Groups.Where(g => g.Companies > 0).Take(MostGroups)];
    }

    /// <summary>The finding in words: who is highest and who is lowest.</summary>
    public static string Title(IReadOnlyList<IndustryGroup> groups, Axis axis, IStringLocalizer<SectorsText> texts, Terms terms, Format format)
    {
        if (groups.Count == 0)
            return texts["Boxes.Empty"];
        var (high, low) = (groups.MaxBy(g => Of(g, axis).Median)!, groups.MinBy(g => Of(g, axis).Median)!);
        return texts["Boxes.Title", terms.Of(axis), terms.NameOf(high), format.Score(Of(high, axis).Median), terms.NameOf(low), format.Score(Of(low, axis).Median)];
    }

    private static FiveNumbers Of(IndustryGroup group, Axis axis) => axis == Axis.Heaviness ? group.H : group.R;

    private static async Task<IResult> DrawAsync(HttpContext context, string format, Books books, IStringLocalizer<SectorsText> texts, IStringLocalizer<AnalysisText> shared, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, width: 620, height: 480, AxisChoice);
        if (ask.Problem is not null)
            return ask.Problem;
        var axis = ask.Choice == "r" ? Axis.Risk : Axis.Heaviness;
        var parsed = SectorsRequest.Parse(ask.Rest, ScoringMethod.Default);
        return await AnalysisFiles.AnswerAsync(context, books, parsed, r => (r.AsOf, r.Basis), (book, request) => ChartAnswer.OfAsync(context, book.Key, () =>
        {
            var groups = GroupsOf(SectorsAnswer.Of(book, request));
            var rows = groups.Select(g => (Group: g, Five: Of(g, axis)))
                .Select(g => new BoxRow(terms.NameOf(g.Group), g.Five.Min, g.Five.LowerQuartile, g.Five.Median, g.Five.UpperQuartile, g.Five.Max, numbers.Count(g.Group.Companies)));
            return BoxPlotChart.Draw([.. rows], ValueAxis.Scores(v => numbers.Fixed(v, 0)), axis == Axis.Heaviness ? ChartInk.Heaviness : ChartInk.Risk, ask.Chart!, new BoxPlotText
            {
                Words = new ChartWords
                {
                    Title = Title(groups, axis, texts, terms, numbers),
                    Unit = texts["Boxes.Unit", terms.Of(axis)],
                    Source = shared["Source", numbers.Date(book.Key.AsOf)],
                    Empty = texts["Boxes.Empty"],
                },
                Median = texts["Boxes.Median"],
                Quartiles = texts["Boxes.Quartiles"],
                Whiskers = texts["Boxes.Whiskers"],
            });
        }));
    }
}
