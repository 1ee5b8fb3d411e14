namespace HaloScreener.Web.Resources;

/// <summary>The page of sectors and industries: names the file of texts beside this one.</summary>
public sealed class SectorsText;
