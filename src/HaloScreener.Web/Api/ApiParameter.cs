namespace HaloScreener.Web.Api;

/// <summary>What a parameter holds.</summary>
public enum ApiValue { Text, Number, Integer, Boolean, Day, List, Range }

/// <summary>One parameter of an address as <c>/openapi/v1.json</c> tells it. The address itself is read elsewhere; a test holds both together.</summary>
/// <param name="Name">As it stands in the query, or in braces in the path.</param>
/// <param name="Value">What it holds; a list is separated by commas.</param>
/// <param name="Meaning">A sentence or two: what it does, in which unit.</param>
public sealed record ApiParameter(string Name, ApiValue Value, string Meaning)
{
    /// <summary>The values it may have; empty where they are not counted out.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
    /// <summary>What it is when it is not given.</summary>
    public string? Default { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public bool InPath { get; init; }
}

/// <summary>The parameters of one endpoint, as metadata of its route.</summary>
/// <param name="Parameters">In the order in which they are told.</param>
public sealed record ApiParameterList(IReadOnlyList<ApiParameter> Parameters);
