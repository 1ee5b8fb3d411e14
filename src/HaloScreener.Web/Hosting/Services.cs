using HaloScreener.Web.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace HaloScreener.Web.Hosting;

/// <summary>What the program is made of, and the order in which a request passes through it.</summary>
public static class Services
{
    public static void AddHaloServices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Books>();
        services.AddSingleton<CompanyFilings>();
        services.AddMemoryCache();
        services.AddSingleton<CompanyRecords>();
        services.AddSingleton<Features.Figures.FigureFilings>();
        services.AddSingleton<Store>();
        services.AddSingleton(TimeProvider.System);
        services.AddHostedService<StoreStartup>();
        // After the store: those that start last stop first, and an import must end before its store closes.
        services.AddSingleton<Features.Data.ImportQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<Features.Data.ImportQueue>());
        services.AddSingleton<Lists>();
        services.AddHostedService(provider => provider.GetRequiredService<Lists>());
        services.AddDataProtection().SetApplicationName("halo-screener");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new StoredKeys(provider.GetRequiredService<Store>())));
        // The framework would read its keys before the server listens, and they lie in the store: they are read with the first page instead.
        services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService"));
        services.AddLocalization();
        services.AddProblemDetails();
        services.AddApiDescription();
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomCenter);
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A browser on a busy machine may take its time to say its first word; a page without a circuit would stay as dead as it came.
            .AddHubOptions(options => options.HandshakeTimeout = TimeSpan.FromMinutes(2));
        services.AddScoped<Features.Screen.ScreenNavigator>();
        services.AddScoped<Shared.Toasts>();
        services.AddScoped<Text.Format>();
        services.AddScoped<Text.Terms>();
        services.AddScoped<Features.Figures.FigureWords>();
        services.AddScoped<Text.Wordings>();
        services.AddScoped<Layout.SearchFinder>();
    }

    public static void UseHaloPipeline(this WebApplication app)
    {
        app.UseRequestLogs();
        app.UseSecurityHeaders();
        app.UseAccess();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseProblemsForPrograms();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseLanguages();
        app.UseAntiforgery();
    }
}
