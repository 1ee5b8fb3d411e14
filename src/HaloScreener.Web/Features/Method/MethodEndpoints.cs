using HaloScreener.Charts;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Method;
using HaloScreener.Web.Api;
using HaloScreener.Web.Features.Charts;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Features.Method;

/// <summary>The pictures of the method page: <c>/charts/distribution/{factor}.svg</c>.</summary>
public static class MethodEndpoints
{
    public const int Width = 260;
    public const int Height = 120;

    public static void MapMethodEndpoints(this WebApplication app) => app.MapPicture(
        "distribution/{factor}", "distribution-chart", "How a factor is spread over the ranked companies, by its id.",
        DistributionAsync,
        [new("factor", ApiValue.Text, "Id of a factor of the method.") { InPath = true, Allowed = [.. ScoringMethod.Default.Factors.Select(f => f.Id)] }],
        ApiParameters.Picture(Width, Height), ApiParameters.Book).ProducesProblem(404);

    private static async Task<IResult> DistributionAsync(
        HttpContext context, string factor, string format, Books books, IStringLocalizer<MethodText> texts, Terms terms, Format numbers)
    {
        var ask = ChartAsk.Read(context, format, Width, Height);
        if (ask.Problem is not null)
            return ask.Problem;
        var query = await BookQuery.ReadAsync(context, books, ask.Rest);
        if (query is not { Book: { } book })
            return query.Problem!;
        if (book.Method.IndexOf(factor) is not (>= 0 and var index))
        {
            return Problems.NotFound(FormattableString.Invariant(
                $"No factor of method {book.Method.Version} is called '{(factor.Length <= 40 ? factor : factor[..40] + "…")}'; they are {string.Join(", ", book.Method.Factors.Select(f => f.Id))}."));
        }
        var distribution = FactorDistribution.Of(book, index);
        var definition = distribution.Factor;
        var words = new ChartWords { Title = DistributionTitle(distribution, texts, terms, numbers), Empty = texts["Distribution.Empty"] };
        return await ChartAnswer.OfAsync(context, book.Key, () => DistributionChart.Draw(distribution, v => Value(v, definition, numbers), ask.Chart!, words));
    }

    /// <summary>The finding in words: where half of the companies lie.</summary>
    public static string DistributionTitle(FactorDistribution distribution, IStringLocalizer<MethodText> texts, Terms terms, Format numbers) => texts["Distribution.Alt",
        terms.Of(distribution.Factor), numbers.Count(distribution.Companies), Value(distribution.LowerQuartile, distribution.Factor, numbers),
        Value(distribution.UpperQuartile, distribution.Factor, numbers), Value(distribution.Median, distribution.Factor, numbers)];

    /// <summary>A raw value in its own unit; one from a table of whole numbers without decimals.</summary>
    public static string Value(double raw, FactorDefinition factor, Format numbers) =>
        factor.Transform == Transform.Table ? numbers.Fixed(raw, raw % 1 == 0 ? 0 : 1) : numbers.Raw(raw, factor.Format);
}
