namespace HaloScreener.Scoring.Lists;

/// <summary>A person's list as a screen asks for it: <c>list=7</c>.</summary>
/// <param name="Id">The number in the query.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Ciks">Its companies; some may not be in the book.</param>
public sealed record NamedList(long Id, string Name, IReadOnlySet<int> Ciks);
