namespace HaloScreener.Web.Resources;

/// <summary>Units of numbers: names the file of texts beside this one.</summary>
public sealed class UnitText;
