using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using Xunit.v3;

namespace HaloScreener.Browser.Tests;

/// <summary>Closes the pages of a test when it has ended: an open one is drawn again with all that the server tells it, and makes every later test slower.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class OpenPagesAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => OpenPages.Close(test.UniqueID);
}

/// <summary>The pages that each running test has opened.</summary>
internal static class OpenPages
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> OfTests = new(StringComparer.Ordinal);

    public static void Add(IBrowserContext context) => OfTests.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);

    /// <summary>Does not wait until they are gone: nothing depends on it.</summary>
    public static void Close(string test)
    {
        if (OfTests.TryRemove(test, out var contexts))
        {
            foreach (var context in contexts)
                _ = context.CloseAsync();
        }
    }
}
