namespace HaloScreener.Web.Resources;

/// <summary>The words of the frame around every page: names the file of texts beside this one.</summary>
public sealed class ShellText;
