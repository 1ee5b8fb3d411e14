using System.Globalization;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Web.Features.Company;

/// <summary>The address of a company's page, on the same day and under the same weights as the page that leads there.</summary>
public static class CompanyLink
{
    public static string To(int cik, ScreenRequest? from = null) => string.Create(CultureInfo.InvariantCulture, $"/company/{cik}{QueryOf(from)}");

    /// <summary>What of a request decides a company's scores.</summary>
    public static string QueryOf(ScreenRequest? request) => request is null
        ? ""
        : new ScreenRequest { AsOf = request.AsOf, Basis = request.Basis, Method = request.Method, Weights = request.Weights, Neutral = request.Neutral }.ToQueryString();
}
