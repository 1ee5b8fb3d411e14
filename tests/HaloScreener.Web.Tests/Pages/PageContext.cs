using Bunit;
using HaloScreener.Scoring.Service;
using HaloScreener.TestKit.Books;
using HaloScreener.Web.Features.Figures;
using HaloScreener.Web.Features.Screen;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Shared;
using HaloScreener.Web.Text;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace HaloScreener.Web.Tests.Pages;

/// <summary>Components over the small universe, in English.</summary>
public static class PageContext
{
    public static BunitContext Create(CompanyFilings? filings = null, Books? books = null, Lists? lists = null)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddLocalization();
        context.Services.AddMudServices();
        context.Services.AddSingleton(books ?? Books.Of(ScoringService.Of(SmallUniverse.Book)));
        context.Services.AddSingleton(filings ?? CompanyFilings.Of([]));
        context.Services.AddSingleton<Store>();
        context.Services.AddSingleton(lists ?? Lists.Of(new ListSnapshot()));
        context.Services.AddScoped<Toasts>();
        context.Services.AddMemoryCache();
        context.Services.AddSingleton<CompanyRecords>();
        context.Services.AddSingleton<FigureFilings>();
        context.Services.AddScoped<FigureWords>();
        context.Services.AddScoped<ScreenNavigator>();
        context.Services.AddScoped<Format>();
        context.Services.AddScoped<Terms>();
        context.Services.AddScoped<Wordings>();
        return context;
    }
}
