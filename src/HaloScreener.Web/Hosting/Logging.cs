using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace HaloScreener.Web.Hosting;

/// <summary>Serilog: short lines on the console, JSON in a rolling file in the data directory.</summary>
public static class Logging
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int DaysKept = 14;

    public static void AddHaloLogging(this WebApplicationBuilder builder)
    {
        var folder = Path.Combine(DataFolder.Of(builder.Configuration), "logs");
        builder.Services.AddSerilog(logger => logger
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Keys lie in the private database, unencrypted like everything else there; the framework would warn of it at each first start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.File(new CompactJsonFormatter(), Path.Combine(folder, "web-.json"), rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept, shared: true));
    }

    /// <summary>One line per request; those for files of the page and for health are left out of the console's level.</summary>
    public static void UseRequestLogs(this WebApplication app) =>
        app.UseSerilogRequestLogging(options => options.GetLevel = (context, _, exception) =>
            exception is null && IsNoise(context.Request.Path) ? LogEventLevel.Debug
            : exception is not null || context.Response.StatusCode == StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : context.Response.StatusCode > StatusCodes.Status500InternalServerError ? LogEventLevel.Warning
            : LogEventLevel.Information);

    private static bool IsNoise(PathString path) =>
        path.StartsWithSegments("/_framework", StringComparison.Ordinal) || path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
        || path.StartsWithSegments("/_content", StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal)
        || Path.HasExtension(path.Value) && !path.StartsWithSegments("/charts", StringComparison.Ordinal) && path.Value != "/screen.csv";
}
