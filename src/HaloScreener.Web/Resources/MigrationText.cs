namespace HaloScreener.Web.Resources;

/// <summary>The page of capital migration: names the file of texts beside this one.</summary>
public sealed class MigrationText;
