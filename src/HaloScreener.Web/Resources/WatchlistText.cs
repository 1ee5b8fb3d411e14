namespace HaloScreener.Web.Resources;

/// <summary>The words of watchlists and saved screens: names the file of texts beside this one.</summary>
public sealed class WatchlistText;
