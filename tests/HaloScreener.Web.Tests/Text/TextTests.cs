using System.Globalization;
using System.Resources;
using HaloScreener.Core.Concepts;
using HaloScreener.Import.Readers;
using HaloScreener.Import.Running;
using HaloScreener.Scoring.Analyses.BuildOut;
using HaloScreener.Scoring.Analyses.Migration;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Explain;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Scoring.Validation;
using HaloScreener.Web.Features.Data;
using HaloScreener.Web.Features.Stress;
using HaloScreener.Web.Hosting;
using HaloScreener.Web.Resources;

namespace HaloScreener.Web.Tests.Text;

/// <summary>Keys that are put together at run time; a missing one would show itself as the key.</summary>
public sealed class TextTests
{
    public static TheoryData<Type, string> Keys
    {
        get
        {
            var keys = new TheoryData<Type, string>();
            foreach (var quadrant in Enum.GetValues<Quadrant>())
                keys.Add(typeof(TermText), "Quadrant." + quadrant);
            foreach (var reason in Enum.GetValues<UnratedReason>().Where(r => r != UnratedReason.None))
            {
                keys.Add(typeof(TermText), "Unrated." + reason);
                keys.Add(typeof(CompanyText), "Unrated." + reason);
            }
            foreach (var axis in Enum.GetValues<Axis>())
            {
                keys.Add(typeof(TermText), "Axis." + axis);
                keys.Add(typeof(CompanyText), "Axis." + axis);
                keys.Add(typeof(CompanyText), "Axis.Rank." + axis);
                keys.Add(typeof(MethodText), "Axis." + axis);
                keys.Add(typeof(ScreenText), "Weights." + axis);
            }
            foreach (var transform in Enum.GetValues<Transform>())
            {
                keys.Add(typeof(MethodText), "Transform." + transform);
                keys.Add(typeof(MethodText), "Reversed." + transform);
            }
            foreach (var source in Enum.GetValues<MarketValueSource>())
                keys.Add(typeof(TermText), "MarketValueSource." + source);
            foreach (var flag in QualityFlagInfo.All)
                keys.Add(typeof(TermText), "FlagName." + flag.Id);
            foreach (var flag in Enum.GetValues<ValueFlags>().Where(f => f != ValueFlags.None))
                keys.Add(typeof(CompanyText), "ValueFlag." + flag);
            foreach (var phase in Enum.GetValues<StartPhase>().Where(p => p is not (StartPhase.Ready or StartPhase.Failed)))
                keys.Add(typeof(ShellText), "Loading." + phase);
            foreach (var group in ScreenColumns.Of(ScoringMethod.Default).All.Select(c => c.Group).Distinct())
                keys.Add(typeof(ScreenText), "Group." + group);
            foreach (var moderator in (string[])["regulated", "physical", "role", "floor"])
            {
                keys.Add(typeof(CompanyText), "Moderator." + moderator);
                keys.Add(typeof(CompanyText), "Axis.Moderator." + moderator);
            }
            foreach (var group in Enum.GetValues<PeerGroup>())
                keys.Add(typeof(CompanyText), "Peers.Group." + group);
            foreach (var role in ScoringMethod.Default.Rules.Moderators.Roles.Keys)
                keys.Add(typeof(CompanyText), "Role." + role);
            foreach (var reason in Enum.GetValues<RejectReason>())
                keys.Add(typeof(DataText), "Reject." + reason.Id());
            foreach (var kind in ImportJob.Kinds)
            {
                keys.Add(typeof(DataText), "Kind." + kind);
                keys.Add(typeof(DataText), "KindName." + kind);
            }
            foreach (var stage in Enum.GetValues<ImportStage>())
                keys.Add(typeof(DataText), "Stage." + stage);
            foreach (var level in Enum.GetValues<IndustryLevel>())
            {
                keys.Add(typeof(SectorsText), "Level." + level);
                keys.Add(typeof(SectorsText), "Level.One." + level);
                keys.Add(typeof(SectorsText), "Summary." + level);
            }
            foreach (var count in Enum.GetValues<YearCount>())
            {
                foreach (var key in (string[])["Years.", "Capex.What.", "Capex.Note."])
                    keys.Add(typeof(AiCapexText), key + count);
            }
            foreach (var (preset, _) in StressPresets.All)
            {
                keys.Add(typeof(StressText), "Preset." + preset);
                keys.Add(typeof(StressText), "Preset." + preset + ".What");
            }
            foreach (var word in Enum.GetValues<CapexWord>())
                keys.Add(typeof(AiCapexText), "Kind." + word);
            foreach (var score in Enum.GetValues<ScoreKind>())
                keys.Add(typeof(SectorsText), "Score." + score);
            foreach (var measure in Enum.GetValues<CapitalMeasure>())
            {
                keys.Add(typeof(MigrationText), "Measure." + measure);
                keys.Add(typeof(MigrationText), "Measure." + measure + ".What");
            }
            foreach (var predictor in Enum.GetValues<Predictor>())
                keys.Add(typeof(ValidateText), "Predictor." + predictor);
            foreach (var baseline in (Predictor[])[Predictor.Exposure, Predictor.Sector])
            {
                keys.Add(typeof(ValidateText), $"Predictor.{baseline}.Hint");
                foreach (var verdict in Enum.GetValues<GainVerdict>())
                    keys.Add(typeof(ValidateText), $"{baseline}.{verdict}");
            }
            return keys;
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public void There_is_a_text_for_every_value(Type texts, string key) =>
        Assert.False(string.IsNullOrWhiteSpace(new ResourceManager(texts).GetString(key, CultureInfo.InvariantCulture)));
}
