namespace HaloScreener.Web.Resources;

/// <summary>The words of the data page: names the file of texts beside this one.</summary>
public sealed class DataText;
