namespace HaloScreener.Web.Resources;

/// <summary>The words on pictures: names the file of texts beside this one.</summary>
public sealed class ChartText;
