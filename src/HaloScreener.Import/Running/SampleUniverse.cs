using HaloScreener.Data;

namespace HaloScreener.Import.Running;

/// <summary>Gives an empty store the bundled universe, so that a first start shows real companies.</summary>
public static class SampleUniverse
{
    /// <summary>Imports the bundled universe when nothing was ever imported. Returns its outcome, or null when the store was not empty.</summary>
    public static async Task<ImportOutcome?> ImportIfEmptyAsync(HaloDatabase database, TimeProvider clock, CancellationToken ct) =>
        await database.Imports.AnyAsync(ct)
            ? null
            : await new ImportRunner(database, clock).RunAsync(ImportJob.OfBundledUniverse(), ImportObserver.Silent, ct);
}
