namespace HaloScreener.Web.Resources;

/// <summary>Words of the map's page.</summary>
public sealed class MapText;
