using System.Reflection;

namespace HaloScreener.Import.Sample;

/// <summary>
/// The universe that ships with the program, so that a first start lands on real companies. Written by <c>halo sample write</c>.
/// </summary>
public static class BundledUniverse
{
    public const string FileName = "universe.halo";

    /// <summary>The bytes of the file.</summary>
    public static Stream Open() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"HaloScreener.Import.Sample.{FileName}")
        ?? throw new InvalidOperationException($"{FileName} is not embedded in HaloScreener.Import.");
}
