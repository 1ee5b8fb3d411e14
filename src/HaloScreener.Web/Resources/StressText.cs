namespace HaloScreener.Web.Resources;

/// <summary>The page of the stress test: names the file of texts beside this one.</summary>
public sealed class StressText;
