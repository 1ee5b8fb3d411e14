namespace HaloScreener.Web.Resources;

/// <summary>
/// SIC industries and major groups by their code, four digits or two, in other languages than English: names the file of texts beside this
/// one. Their English names are the method's own tables.
/// </summary>
public sealed class IndustryText;
