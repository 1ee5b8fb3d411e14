namespace HaloScreener.Web.Resources;

/// <summary>
/// The sentences of the method's tables (reasons, notes, sources) in other languages than English: names the file of texts beside this one. The
/// key is the English sentence, so that a sentence that changes asks for a new translation instead of keeping the old one.
/// </summary>
public sealed class ReasonText;
