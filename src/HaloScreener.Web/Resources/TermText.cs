namespace HaloScreener.Web.Resources;

/// <summary>Names of quadrants, reasons and other terms of the field: names the file of texts beside this one.</summary>
public sealed class TermText;
