using System.Collections.Immutable;
using System.Globalization;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// Tells pages of a change, each in the language in which it asked to be told. A change happens on a thread of the pool, which speaks the server's
/// language, and a page that is drawn from there would speak it too.
/// </summary>
public sealed class PageSignal
{
    private ImmutableList<Listener> _listeners = [];

    private sealed record Listener(Action Tell, CultureInfo Culture, CultureInfo Language);

    public void Add(Action? tell)
    {
        if (tell is not null)
            ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), new Listener(tell, CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
    }

    public void Remove(Action? tell) => ImmutableInterlocked.Update(
        ref _listeners, (all, gone) => all.FindLastIndex(l => l.Tell == gone) is >= 0 and var at ? all.RemoveAt(at) : all, tell);

    public void Raise()
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            foreach (var listener in _listeners)
            {
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (listener.Culture, listener.Language);
                listener.Tell();
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    }
}
