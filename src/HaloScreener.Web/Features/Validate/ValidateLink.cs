using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Lists;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Validation;

namespace HaloScreener.Web.Features.Validate;

/// <summary>The addresses of the validation page.</summary>
public static class ValidateLink
{
    public const string Path = "/validate";

    private static readonly char[] Parting = [',', ';', '|', '\t', '\r', '\n'];

    public static string To(ValidationRequest request) => Path + request.ToQueryString();

    /// <summary>A watchlist against the ranking of a day.</summary>
    public static string ToList(long id, DateOnly? asOf, Basis basis) => To(new ValidationRequest { List = (int)id, AsOf = asOf, Basis = basis });

    /// <summary>A list as an address holds it: tickers where they mean the company, else CIKs; what was not found stays as written.</summary>
    public static string Tickers(ScoreBook book, MatchedList match) => string.Join(',', match.Matched.Select(m => IdOf(book, m.Row))
        .Concat(match.Unmatched.Select(u => string.Join(' ', u.Entry.Text.Split(Parting, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))));

    /// <summary>A ticker, unless it has none or another company goes by it.</summary>
    public static string IdOf(ScoreBook book, int row)
    {
        var company = book.Companies[row];
        return company.Tickers is [var ticker, ..] && CompanyLookup.Find(book, ticker) == row ? ticker : company.Cik.ToString(CultureInfo.InvariantCulture);
    }
}
