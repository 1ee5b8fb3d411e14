using System.Net;

namespace HaloScreener.Web.Hosting;

/// <summary>Who may use the program; the setting <c>Halo__Auth__Mode</c>.</summary>
public enum AccessMode
{
    /// <summary>One person at this machine: only requests that come from it, and from no proxy on it, are answered.</summary>
    Local,
    /// <summary>Whoever reaches the port: something in front of it, a proxy with a sign-in or a port that is published on loopback only, decides who that is.</summary>
    Proxy,
}

/// <summary>Keeps strangers out before anything else looks at a request.</summary>
public static class Access
{
    public const string Setting = "Halo:Auth:Mode";

    /// <summary>The mode that is set; <see cref="AccessMode.Local"/> where none is.</summary>
    /// <exception cref="InvalidOperationException">The setting names no mode; the message says what there is.</exception>
    public static AccessMode ModeOf(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => AccessMode.Local,
        var mode when mode.Equals(nameof(AccessMode.Local), StringComparison.OrdinalIgnoreCase) => AccessMode.Local,
        var mode when mode.Equals(nameof(AccessMode.Proxy), StringComparison.OrdinalIgnoreCase) => AccessMode.Proxy,
        var mode when mode.Equals("Oidc", StringComparison.OrdinalIgnoreCase) => throw new InvalidOperationException(
            "Halo__Auth__Mode=Oidc: this version has no sign-in of its own. Put a proxy that has one in front of it and set Halo__Auth__Mode=Proxy."),
        var mode => throw new InvalidOperationException($"Halo__Auth__Mode={mode} is no mode; there is Local (only this machine) and Proxy (whoever reaches the port)."),
    };

    /// <summary>Answers 403 with a sentence to whoever the mode keeps out. A wrong setting ends the program here, at its start.</summary>
    public static void UseAccess(this WebApplication app)
    {
        if (ModeOf(app.Configuration) == AccessMode.Proxy)
            return;
        app.Use((context, next) => IsFromThisMachine(context)
            ? next(context)
            : Results.Problem(
                title: "Only this machine.",
                detail: "This HALO Screener answers only the machine that it runs on. To let others in, put a proxy with a sign-in in front of it and set Halo__Auth__Mode=Proxy.",
                statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context));
    }

    /// <summary>The connection comes from this machine, and not from a proxy on it that passes on somebody else's request.</summary>
    public static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
