using System.Globalization;
using HaloScreener.Scoring.Screening;
using Microsoft.AspNetCore.WebUtilities;

namespace HaloScreener.Web.Features.Company;

/// <summary>The address of a company's page, on the same day and under the same weights as the page that leads there.</summary>
public static class CompanyLink
{
    public static string To(int cik, ScreenRequest? from = null) => string.Create(CultureInfo.InvariantCulture, $"/company/{cik}{QueryOf(from)}");

    /// <summary>The same page with the sources of one number open.</summary>
    /// <param name="cik">The company.</param>
    /// <param name="from">The page that leads there.</param>
    /// <param name="show">The number; see <see cref="ShownSource"/>.</param>
    /// <param name="year">The fiscal year that is meant, by its label; null for the latest.</param>
    public static string To(int cik, ScreenRequest? from, string show, int? year = null)
    {
        var page = QueryHelpers.AddQueryString(To(cik, from), ShownSource.Parameter, show);
        return year is { } label ? QueryHelpers.AddQueryString(page, ShownSource.YearParameter, label.ToString(CultureInfo.InvariantCulture)) : page;
    }

    /// <summary>What of a request decides a company's scores.</summary>
    public static string QueryOf(ScreenRequest? request) => request is null
        ? ""
        : new ScreenRequest { AsOf = request.AsOf, Basis = request.Basis, Method = request.Method, Weights = request.Weights, Neutral = request.Neutral, Roles = request.Roles }.ToQueryString();
}
