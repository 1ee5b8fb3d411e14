using System.Globalization;

namespace HaloScreener.Web.Features.Company;

/// <summary>The address of a company's page, on the same day as the page that leads there.</summary>
public static class CompanyLink
{
    public static string To(int cik, DateOnly? asOf = null) =>
        asOf is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"/company/{cik}?asOf={day:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"/company/{cik}");
}
