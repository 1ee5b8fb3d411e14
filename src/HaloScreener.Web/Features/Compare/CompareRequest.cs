using System.Globalization;

namespace HaloScreener.Web.Features.Compare;

public sealed record CompareRequest
{
    public const int MaxCompanies = 6;
    public static string LinkTo(IEnumerable<int> ciks, DateOnly? asOf = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/compare?ids={string.Join(',', ciks)}{(asOf is { } day ? $"&asOf={day:yyyy-MM-dd}" : "")}");
}
