namespace HaloScreener.Web.Resources;

/// <summary>The words of the validation page: names the file of texts beside this one.</summary>
public sealed class ValidateText;
