namespace HaloScreener.Web.Resources;

/// <summary>The page of the filings behind a number of many companies: names the file of texts beside this one.</summary>
public sealed class FiguresText;
