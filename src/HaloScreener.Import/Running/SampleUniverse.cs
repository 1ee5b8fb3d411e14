using HaloScreener.Core.Concepts;
using HaloScreener.Data;
using HaloScreener.Import.Sample;

namespace HaloScreener.Import.Running;

/// <summary>Gives an empty store the bundled universe, so that a first start shows real companies, and a store that has an earlier one what is new in it.</summary>
public static class SampleUniverse
{
    /// <summary>
    /// Imports the bundled universe when nothing was ever imported, or when the store was given it by another version of the program: facts of newly mapped tags
    /// come in, the others are known. Returns its outcome, or null when there was nothing to do.
    /// </summary>
    public static async Task<ImportOutcome?> ImportIfWantedAsync(HaloDatabase database, TimeProvider clock, CancellationToken ct)
    {
        if (await database.Imports.AnyAsync(ct) && !await HasAnotherAsync(database, ct))
            return null;
        var outcome = await new ImportRunner(database, clock).RunAsync(ImportJob.OfBundledUniverse(), ImportObserver.Silent, ct);
        return outcome.AlreadyImported ? null : outcome;
    }

    private static async Task<bool> HasAnotherAsync(HaloDatabase database, CancellationToken ct)
    {
        var universes = (await database.Imports.ReadAllAsync(ct)).Where(r => r is { Kind: "universe", FileName: BundledUniverse.FileName }).ToList();
        if (universes.Count == 0)
            return false;
        var (sha256, _) = ImportJob.OfBundledUniverse().Fingerprint(ct);
        return !universes.Exists(r => r.Sha256 == sha256 && r.TagHash == MappedTags.Default.Hash);
    }
}
