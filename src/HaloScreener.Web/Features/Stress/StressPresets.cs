using HaloScreener.Scoring.Analyses.Stress;

namespace HaloScreener.Web.Features.Stress;

/// <summary>Scenarios to begin with. Each is only an address; nothing in them is a forecast.</summary>
public static class StressPresets
{
    public static IReadOnlyList<(string Key, StressScenario Scenario)> All { get; } =
    [
        ("Everyone", new StressScenario()),
        ("AiBust", new StressScenario
        {
            Shortfall = 0.4,
            LifeCut = 0.35,
            Themes = ["chips", "cooling", "data-centre-reits", "generation", "grid-equipment", "hyperscalers", "semiconductor-equipment", "turbines"],
        }),
        ("Servers", new StressScenario { Shortfall = 0, LifeCut = 0.5, Themes = ["hyperscalers"] }),
        ("Telecom", new StressScenario { Share = 0.7, LifeCut = 0, Sectors = ["telecom-towers"] }),
    ];
}
