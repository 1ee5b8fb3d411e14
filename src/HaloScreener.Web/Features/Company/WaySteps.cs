using HaloScreener.Charts;
using HaloScreener.Scoring.Explain;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Company;

/// <summary>The steps of a waterfall of an axis, named in the reader's language.</summary>
public static class WaySteps
{
    public static IReadOnlyList<WaterfallStep> Of(AxisWay way, Terms terms, IStringLocalizer<CompanyText> texts)
    {
        List<WaterfallStep> steps = [new(texts["Way.Middle"], AxisWay.Middle, IsTotal: true)];
        steps.AddRange(way.Factors.Select(f => new WaterfallStep(terms.Of(f.Definition), f.Change ?? double.NaN)));
        if (way.Shrinkage != 0)
            steps.Add(new(texts["Way.Shrinkage"], way.Shrinkage));
        if (way.Moderation != 0)
            steps.Add(new(texts["Way.Moderation"], way.Moderation));
        steps.Add(new(texts["Way.Total"], way.Total, IsTotal: true));
        return steps;
    }

    /// <summary>A change with its sign; a dash for none.</summary>
    public static string Signed(double change, Format format) =>
        Math.Round(change, 1, MidpointRounding.AwayFromZero) > 0 ? "+" + format.Fixed(change, 1) : format.Fixed(change, 1);
}
