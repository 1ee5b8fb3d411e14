using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaloScreener.Scoring.Method;

/// <summary>Reads the method file and its tables into a <see cref="ScoringMethod"/>.</summary>
internal static class MethodReader
{
    public static ScoringMethod Read(MethodFiles files, string chainHash)
    {
        var rules = ReadRules(files[MethodFiles.Rules]);
        var exposures = ExposureTable.Read(files);
        var sectors = SectorTable.Read(files, MethodFiles.Sectors);
        var divisions = SectorTable.Read(files, MethodFiles.Divisions);
        var substitutabilities = new SicLookup<Substitutability>();
        var substitutabilityRows = TableReader.Read(files, MethodFiles.Substitutability, "sic,value,reason", t =>
        {
            var row = new Substitutability(t.Integer("value", 0, 4), t.Text("reason"));
            var sic = t.Sics("sic").Text;
            return substitutabilities.TryAdd(sic, row) ? $"substitutability {sic} {row.Value}" : throw t.Bad($"SIC {sic} stands twice");
        });
        var regulated = TableReader.Read(files, MethodFiles.Regulated, "sic,reason", t => new RegulatedIndustry(t.Sics("sic"), t.Text("reason")));

        foreach (var industry in exposures.Industries)
        {
            if (substitutabilities[industry.Sic] is null)
                throw new InvalidDataException($"{MethodFiles.Substitutability}: no row covers SIC {industry.Sic:0000}, {industry.Title}.");
            if (sectors.Of(industry.Sic) is null)
                throw new InvalidDataException($"{MethodFiles.Sectors}: no sector holds SIC {industry.Sic:0000}, {industry.Title}.");
            if (divisions.Of(industry.Sic) is null)
                throw new InvalidDataException($"{MethodFiles.Divisions}: no division holds SIC {industry.Sic:0000}, {industry.Title}.");
        }

        var majorGroups = TableReader.Read(files, MethodFiles.MajorGroups, "sic,title", t => (Group: t.Integer("sic", 1, 99), Title: t.Text("title")))
            .ToDictionary(g => g.Group, g => g.Title);

        string[] computation =
        [
            .. MethodHash.Computation(files[MethodFiles.Rules]),
            .. exposures.Computation,
            .. sectors.Computation,
            .. divisions.Computation,
            .. substitutabilityRows,
            .. regulated.Select(r => $"regulated {r.Sics}"),
            $"chains {chainHash}",
        ];
        var roles = ReadRoles(files, rules.Moderators.Roles);
        var hash = MethodHash.Of(computation);
        return new ScoringMethod(new MethodTables(exposures, substitutabilities, sectors, divisions, majorGroups, ThemeTables.Read(files)))
        {
            Version = rules.Version,
            Hash = rules.Moderators.CuratedRoles ? MethodHash.WithRoles(hash, roles) : hash,
            Factors = rules.Factors,
            Rules = rules,
            Regulated = regulated,
            CapexGuidance = Method.CapexGuidance.Read(files),
            CuratedRoles = roles,
        };
    }

    private static MethodRules ReadRules(string text)
    {
        try
        {
            var rules = JsonSerializer.Deserialize(text, MethodJson.Default.MethodRules) ?? throw Bad(null, "the file is empty");
            RuleChecks.Check(rules, (near, reason) => Bad(LineOf(text, near), reason));
            return rules;
        }
        catch (JsonException e)
        {
            throw Bad(e.LineNumber is { } line ? (int)line + 1 : null, $"{e.Path}: {(e.InnerException as FormatException ?? (Exception)e).Message}");
        }
    }

    private static List<CuratedRole> ReadRoles(MethodFiles files, IReadOnlyDictionary<string, double> multipliers) =>
        TableReader.Read(files, MethodFiles.CuratedRoles, "cik,company,role,reason,source,date", t =>
        {
            var role = t.OneOf("role", [.. multipliers.Select(m => (m.Key, m.Key))]);
            return new CuratedRole(ThemeTables.Cik(t), t.Text("company"), role, multipliers[role], t.Text("reason"), t.Text("source"), t.Date("date"));
        });

    private static InvalidDataException Bad(int? line, string reason) =>
        new(line is null ? $"{MethodFiles.Rules}: {reason}." : $"{MethodFiles.Rules}, line {line}: {reason}.");

    /// <summary>The 1-based line on which a text first stands.</summary>
    private static int? LineOf(string text, string near)
    {
        var at = text.IndexOf(near, StringComparison.Ordinal);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }
}

/// <summary>How the method file is read: a misspelt, missing or repeated name is an error, never a silent default. Generated, which saves half of the start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(SnakeCaseEnum<Axis>), typeof(SnakeCaseEnum<Transform>), typeof(SnakeCaseEnum<RawFormat>)],
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MethodRules))]
internal sealed partial class MethodJson : JsonSerializerContext;

internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
