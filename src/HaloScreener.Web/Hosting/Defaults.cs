namespace HaloScreener.Web.Hosting;

/// <summary>What holds where nobody has set anything.</summary>
public static class Defaults
{
    public const string Url = "http://127.0.0.1:5080";

    /// <summary>Listens on <see cref="Url"/> unless <c>ASPNETCORE_URLS</c>, <c>--urls</c> or a Kestrel endpoint says otherwise.</summary>
    public static void AddHaloDefaults(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey]) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(Url);
        // Found by its manifest when built but not published, also outside Development; published, there is no manifest and no need.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>Prints one line with the addresses once the server listens.</summary>
    public static void SayWhereItListens(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
            app.Logger.LogInformation("HALO Screener listens on {Urls}", string.Join(", ", app.Urls)));
}
