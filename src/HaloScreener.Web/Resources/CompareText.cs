namespace HaloScreener.Web.Resources;

/// <summary>The words of the comparison: names the file of texts beside this one.</summary>
public sealed class CompareText;
