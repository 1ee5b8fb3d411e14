using System.Net.Mail;

namespace HaloScreener.Import.Fetching;

/// <summary>Whom the SEC may write to about our requests, and where its site is.</summary>
public sealed record SecSettings
{
    private const string DefaultBaseUrl = "https://www.sec.gov/";

    /// <summary>The contact e-mail that the SEC requires in the <c>User-Agent</c>; null: no request is made.</summary>
    public string? Contact { get; init; }

    /// <summary>Base address; null or empty: the SEC's site. A mirror keeps the SEC's paths under it.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Reads <c>Halo__Sec__Contact</c> and <c>Halo__Sec__BaseUrl</c>.</summary>
    public static SecSettings FromEnvironment() => new()
    {
        Contact = Environment.GetEnvironmentVariable("Halo__Sec__Contact"),
        BaseUrl = Environment.GetEnvironmentVariable("Halo__Sec__BaseUrl"),
    };

    /// <summary>"HALO Screener name@host": the form of the SEC's own example (a name, then an address). Its edge refuses others.</summary>
    /// <exception cref="FetchException">There is no contact, or it is not an e-mail address.</exception>
    public string ReadUserAgent()
    {
        if (string.IsNullOrWhiteSpace(Contact))
        {
            throw new FetchException(
                "The SEC asks automated programs for a contact e-mail and refuses those without. Set Halo__Sec__Contact to yours; no request was made.");
        }
        var contact = Contact.Trim();
        if (!MailAddress.TryCreate(contact, out var mail) || mail.Address != contact || !contact.All(c => c is > ' ' and < '\x7f'))
            throw new FetchException($"Halo__Sec__Contact is '{contact}', which is not an e-mail address such as name@company.com; no request was made.");
        return $"HALO Screener {contact}";
    }

    /// <summary>The base address, ending in a slash.</summary>
    /// <exception cref="FetchException">It is not an absolute http or https address.</exception>
    public Uri ReadBaseAddress()
    {
        var text = string.IsNullOrWhiteSpace(BaseUrl) ? DefaultBaseUrl : BaseUrl.Trim();
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new FetchException($"Halo__Sec__BaseUrl is '{text}', which is not an http or https address; no request was made.");
        return address;
    }
}
