using System.Globalization;
using HaloScreener.Scoring.Analyses.Lineage;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Web.Features.Figures;

namespace HaloScreener.Web.Features.Migration;

/// <summary>Where the numbers of the page lead.</summary>
public static class MigrationLink
{
    /// <summary>The filings behind a number.</summary>
    /// <param name="request">Day, basis and universe.</param>
    /// <param name="figure">The number.</param>
    /// <param name="group">Its group, 0 the lightest; null for the whole, or for the spread between the outer two.</param>
    public static string Figure(MigrationRequest request, string figure, int? group) => FigureLink.To(MigrationFigures.Set, figure, request, IdOf(group));

    /// <summary>The filings behind the change of a group's share since a day.</summary>
    public static string Since(MigrationRequest request, CapitalMeasure measure, int group, DateOnly day) => FigureLink.To(new FigureRequest
    {
        Set = MigrationFigures.Set,
        Figure = MigrationFigures.Set[MigrationFigures.ShareOf(measure)],
        Group = IdOf(group),
        Since = day,
        Question = request,
    });

    private static string? IdOf(int? group) => group is { } number ? (number + 1).ToString(CultureInfo.InvariantCulture) : null;
}
