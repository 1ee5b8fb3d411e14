using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// Data-protection keys in Postgres, so that several servers behind one balancer read each other's cookies and circuits. The framework asks
/// for them synchronously with the first page; that page waits for the store, and without a store the keys live as long as the program.
/// </summary>
public sealed class StoredKeys(Store store) : IXmlRepository
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);
    private readonly List<XElement> _withoutStore = [];

    public IReadOnlyCollection<XElement> GetAllElements() =>
        IsOpen() ? [.. store.Database!.DataProtectionKeys.ReadAll().Select(XElement.Parse)] : _withoutStore;

    public void StoreElement(XElement element, string friendlyName)
    {
        if (IsOpen())
            store.Database!.DataProtectionKeys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
        else
            _withoutStore.Add(element);
    }

    private bool IsOpen()
    {
        try
        {
            return store.Opened.Wait(LongestWait);
        }
        catch (AggregateException)
        {
            return false;
        }
    }
}
