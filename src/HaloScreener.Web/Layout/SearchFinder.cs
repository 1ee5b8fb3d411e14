using System.Globalization;
using HaloScreener.Scoring.Book;
using HaloScreener.Web.Features.Company;
using HaloScreener.Web.Resources;
using HaloScreener.Web.Text;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Layout;

/// <summary>What a search hit is.</summary>
public enum SearchKind { Company, Page, Sector, Theme, Industry }

/// <summary>A place that the search leads to; the mark in front of its name is a ticker or an industry's code, or null.</summary>
public sealed record SearchHit(SearchKind Kind, string? Mark, string Name, string Href, Quadrant Quadrant = Quadrant.None);

/// <summary>What the search proposes while a person types: companies, pages, sectors, themes and industries, each with its address.</summary>
public sealed class SearchFinder(Terms terms, IStringLocalizer<ShellText> texts)
{
    private const int MostCompanies = 7;
    private const int MostOfAnotherKind = 3;

    /// <summary>
    /// The companies that fit best (<see cref="CompanyFinder"/>), then what else has the text at the beginning of a word of its name, in the
    /// reader's language or in English; industries by the beginning of their code too. Where hardly a company fits, more industries do.
    /// </summary>
    public IReadOnlyList<SearchHit> Find(ScoreBook book, string text)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0)
            return [];
        var companies = CompanyFinder.Suggest(book, wanted, MostCompanies).Select(row => CompanyHit(book, row));
        var pages = SitePages.All.Where(p => Begins(texts[p.Key], wanted)).Select(p => new SearchHit(SearchKind.Page, null, texts[p.Key], p.Href));
        var sectors = book.Method.Sectors.Where(s => Begins(terms.SectorName(s.Id, s.Name), wanted) || Begins(s.Name, wanted))
            .Select(s => new SearchHit(SearchKind.Sector, null, terms.SectorName(s.Id, s.Name), "/screen?sector=" + s.Id));
        var themes = book.Method.Themes.Where(t => Begins(terms.ThemeName(t.Id, t.Name), wanted) || Begins(t.Name, wanted))
            .Select(t => new SearchHit(SearchKind.Theme, null, terms.ThemeName(t.Id, t.Name), "/screen?theme=" + t.Id));
        var industries = book.Method.Industries.Select(i => (i.Title, Code: i.Sic.ToString("0000", CultureInfo.InvariantCulture)))
            .Select(i => (i.Title, Name: terms.IndustryName(i.Code, i.Title), i.Code))
            .Where(i => Begins(i.Name, wanted) || Begins(i.Title, wanted) || (wanted.Length > 1 && i.Code.StartsWith(wanted, StringComparison.Ordinal)))
            .Select(i => new SearchHit(SearchKind.Industry, i.Code, i.Name, "/screen?sic=" + i.Code));
        return [.. companies, .. pages.Take(MostOfAnotherKind), .. sectors.Take(MostOfAnotherKind), .. themes.Take(MostOfAnotherKind), .. industries.Take(MostOfAnotherKind)];
    }

    private static SearchHit CompanyHit(ScoreBook book, int row)
    {
        var company = book.Companies[row];
        return new SearchHit(
            SearchKind.Company, company.Label, company.ReadableName, string.Create(CultureInfo.InvariantCulture, $"/company/{company.Cik}"), book.Ranking.Quadrants[row]);
    }

    /// <summary>Whether a word of the name begins so; a name without spaces, as in Chinese, wherever the text stands in it.</summary>
    private static bool Begins(string name, string text)
    {
        for (var at = name.IndexOf(text, StringComparison.CurrentCultureIgnoreCase); at >= 0; at = name.IndexOf(text, at + 1, StringComparison.CurrentCultureIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1]) || name[at] > 'ÿ')
                return true;
        }
        return false;
    }
}
