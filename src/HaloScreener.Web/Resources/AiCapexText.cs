namespace HaloScreener.Web.Resources;

/// <summary>The page of the AI build-out: names the file of texts beside this one.</summary>
public sealed class AiCapexText;
