using System.Globalization;
using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Text;

public sealed class PageSignalTests
{
    [Fact]
    public async Task Each_page_hears_of_a_change_in_its_own_language_whatever_thread_it_came_from()
    {
        var signal = new PageSignal();
        var heard = new List<string>();
        Action english = Listen("en-GB"), chinese = Listen("zh-Hans"), gone = Listen("fr");
        signal.Remove(gone);

        await Task.Run(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            signal.Raise();
            Assert.Equal("", CultureInfo.CurrentCulture.Name);
        }, TestContext.Current.CancellationToken);
        signal.Remove(english);
        signal.Remove(chinese);
        signal.Raise();

        // As en-GB and Chinese write a September.
        Assert.Equal(["en-GB Sept", "zh-Hans 9月"], heard);

        Action Listen(string language)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Action tell = () => heard.Add($"{CultureInfo.CurrentUICulture.Name} {new DateOnly(2026, 9, 1).ToString("MMM", CultureInfo.CurrentCulture)}");
            signal.Add(tell);
            return tell;
        }
    }
}
