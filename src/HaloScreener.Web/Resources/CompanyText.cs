namespace HaloScreener.Web.Resources;

/// <summary>The words of a company's page: names the file of texts beside this one.</summary>
public sealed class CompanyText;
