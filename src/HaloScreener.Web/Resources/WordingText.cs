namespace HaloScreener.Web.Resources;

/// <summary>
/// Sentences that say why something was refused, in other languages than English: names the file of texts beside this one. The key is the
/// template of the English wording, so that one that changes asks for a new translation.
/// </summary>
public sealed class WordingText;
