using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace HaloScreener.Web.Features.Screen;

/// <summary>
/// Takes the controls that are no links to their addresses. An address is on its way to the browser and back before the page is drawn again, so
/// a second control that moves meanwhile must build on the address under way and not on the one still drawn, or the first change would be lost.
/// </summary>
public sealed class ScreenNavigator : IDisposable
{
    private readonly NavigationManager _navigation;
    private ScreenRequest? _underWay;
    private string _address = "";

    public ScreenNavigator(NavigationManager navigation)
    {
        _navigation = navigation;
        navigation.LocationChanged += Arrived;
    }

    /// <param name="drawn">The links of the page as drawn.</param>
    /// <param name="method">The method that reads the screen's query.</param>
    /// <param name="to">The address that a control leads to.</param>
    /// <param name="replace">Replaces the entry in the browser's history, as for each letter of a text.</param>
    public void Go(ScreenLinks drawn, ScoringMethod method, Func<ScreenLinks, string> to, bool replace = false)
    {
        _address = to(_underWay is null ? drawn : drawn.From(_underWay));
        _underWay = drawn.Place.Read(_navigation.ToAbsoluteUri(_address).AbsoluteUri, method);
        _navigation.NavigateTo(_address, new NavigationOptions { ReplaceHistoryEntry = replace });
    }

    public void Dispose() => _navigation.LocationChanged -= Arrived;

    private void Arrived(object? sender, LocationChangedEventArgs e)
    {
        // Of several under way the last one ends the wait, and so does a link that a person followed meanwhile.
        if (_underWay is not null && (e.IsNavigationIntercepted || e.Location.EndsWith(_address, StringComparison.Ordinal)))
            _underWay = null;
    }
}
