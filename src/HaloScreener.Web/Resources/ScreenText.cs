namespace HaloScreener.Web.Resources;

/// <summary>The words of the screen: names the file of texts beside this one.</summary>
public sealed class ScreenText;
