using System.Data.Common;
using HaloScreener.Core.Concepts;
using HaloScreener.Export;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Api;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Features.Company;

/// <summary>One company for programs.</summary>
public static class CompanyEndpoints
{
    public static void MapCompanyEndpoints(this WebApplication app) =>
        // The rest of the path, as a ticker may hold a slash: BRK/B.
        app.MapMethods("/api/v1/companies/{**id}", BookQuery.Methods, JsonAsync)
            .WithName("company").WithSummary("One company by ticker or CIK: scores, factors with points, and the filing behind each figure.")
            .Takes(ApiParameters.Company, ApiParameters.Filters)
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);

    private static async Task<IResult> JsonAsync(HttpContext context, string id, Books books, CompanyFilings filings)
    {
        var query = await BookQuery.ReadAsync(context, books, BookQuery.Pairs(context));
        if (query is not { Book: { } book, Ranking: { } ranking })
            return query.Problem!;
        if (CompanyLookup.Find(book, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) is not { } row)
            return Problems.NotFound(FormattableString.Invariant($"No company has the ticker or CIK '{Shown(id)}' as of {book.Key.AsOf:yyyy-MM-dd}."));
        IReadOnlyList<ResolvedValue> vintages, interim;
        try
        {
            vintages = await filings.ReadAsync(book.Companies[row].Cik, context.RequestAborted);
            interim = await filings.ReadInterimAsync(book.Companies[row].Cik, context.RequestAborted);
        }
        catch (DbException)
        {
            return Problems.NotReady(context, "The filings cannot be read just now, as the database does not answer.");
        }
        var answer = CompanyAnswer.Of(book, ranking, row, vintages, interim);
        BookQuery.Stamp(context.Response, book, 1);
        return Results.Stream(stream => CompanyJson.WriteAsync(answer, stream, context.RequestAborted), "application/json; charset=utf-8");
    }

    private static string Shown(string id) => id.Length <= 40 ? id : id[..40] + "…";
}
