namespace HaloScreener.Web.Resources;

/// <summary>What the pages of the analyses share: names the file of texts beside this one.</summary>
public sealed class AnalysisText;
