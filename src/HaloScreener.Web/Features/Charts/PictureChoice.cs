using HaloScreener.Web.Api;

namespace HaloScreener.Web.Features.Charts;

/// <summary>What a picture asks beside the query of its page: which axis, which view.</summary>
/// <param name="Name">Its parameter.</param>
/// <param name="Meaning">For the description of the address.</param>
/// <param name="Allowed">The answers; without one it is the first.</param>
public sealed record PictureChoice(string Name, string Meaning, IReadOnlyList<string> Allowed)
{
    public IReadOnlyList<ApiParameter> Described => [new(Name, ApiValue.Text, Meaning) { Allowed = Allowed, Default = Allowed[0] }];
}
