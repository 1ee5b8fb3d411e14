using System.Globalization;
using HaloScreener.Core.Concepts;
using HaloScreener.Scoring.Analyses.Sectors;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Markets;
using HaloScreener.Scoring.Method;
using HaloScreener.Scoring.Screening;
using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;

namespace HaloScreener.Web.Text;

/// <summary>
/// The field's terms in the reader's language. What the method file and the concept list name in English is used as it is until a
/// translation stands in <see cref="TermText"/> or <see cref="IndustryText"/> under the same id, or in <see cref="ReasonText"/> under the sentence.
/// </summary>
public sealed class Terms(IStringLocalizer<TermText> texts, IStringLocalizer<IndustryText> industries, IStringLocalizer<ReasonText> reasons)
{
    private static readonly string[] ColumnKeys = ["Column.", "Factor.", "Concept."];

    public string Of(Quadrant quadrant) => texts["Quadrant." + quadrant];
    public string HintOf(Quadrant quadrant) => texts["Quadrant." + quadrant + ".Hint"];
    public string Of(Track track) => texts["Track." + track];
    public string Of(Basis basis) => texts["Basis." + basis];
    public string Of(UnratedReason reason) => texts["Unrated." + reason];
    public string Of(Axis axis) => texts["Axis." + axis];
    public string Of(Confidence confidence) => confidence == Confidence.None ? texts["Confidence.None"] : confidence.ToString();
    public string Of(MarketValueSource source) => texts["MarketValueSource." + source];
    public string Of(FactorDefinition factor) => Translated("Factor." + factor.Id, factor.Name);
    public string FormulaOf(FactorDefinition factor) => Translated("Formula." + factor.Id, factor.Formula);

    /// <summary>What the method says of itself.</summary>
    public string NoteOf(MethodRules rules) => Translated("Note.method", rules.Note);

    /// <summary>Where the assumptions of the analyses come from.</summary>
    public string NoteOf(AnalysisRules analyses) => Translated("Note.analyses", analyses.Note);

    public string Of(Concept concept) => Translated("Concept." + ConceptInfo.Of(concept).Id, ConceptInfo.Of(concept).Name);
    /// <summary>A column under its own name, or that of the factor or concept that it shows.</summary>
    public string Of(ScreenColumn column)
    {
        var (id, form) = column.Id.Split('.') is [var factor, var suffix] ? (factor, suffix == "score" ? "ScoreOf" : "PointsOf") : (column.Id, null);
        var name = ColumnKeys.Select(kind => texts[kind + id]).FirstOrDefault(text => !text.ResourceNotFound);
        return name is null ? column.Name : form is null ? name.Value : texts[form, name.Value];
    }

    public string Of(QualityFlagInfo flag) => Translated("Flag." + flag.Id, flag.Sentence);

    /// <summary>The ids of concepts and factors that an unrated company lacks, as names.</summary>
    public string Of(string missingIds, ScoringMethod method) => string.Join(", ", missingIds
        .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(id => ConceptInfo.Find(id) is { } concept ? Of(concept.Concept) : method.IndexOf(id) is >= 0 and var factor ? Of(method.Factors[factor]) : id));

    /// <summary>The short heading of a column in a table.</summary>
    public string HeadOf(ScreenColumn column)
    {
        var head = texts["Head." + column.Id];
        return head.ResourceNotFound ? Of(column) : head.Value;
    }

    /// <summary>What made a company's rank change, where it was none of its factors.</summary>
    /// <param name="id">See <see cref="ScreenIds.Of(Scoring.Movers.MoveReason)"/>.</param>
    public string MoveReason(string id) => texts["Move." + id];

    /// <summary>A flag in two or three words.</summary>
    public string NameOf(QualityFlagInfo flag) => Translated("FlagName." + flag.Id, flag.Id);
    public string SectorName(string id, string english) => Translated("Sector." + id, english);
    /// <summary>A sector, a major group or an industry by its id: letters, two digits or four.</summary>
    public string IndustryName(string key, string english) => char.IsAsciiDigit(key[0]) ? Or(industries[key], english) : SectorName(key, english);

    /// <summary>The title of a company's own industry; null where the code has none.</summary>
    public string? IndustryName(int? sic, string? english) => sic is { } code && english is not null ? IndustryName(code.ToString("0000", CultureInfo.InvariantCulture), english) : english;

    /// <summary>A group of the table of industries; the user's own are called what the user calls them.</summary>
    public string NameOf(IndustryGroup group) => group.Level == IndustryLevel.OwnGroup ? group.Name : IndustryName(group.Id, group.Name);

    public string ThemeName(string id, string english) => Translated("Theme." + id, english);

    /// <summary>A sentence of the method's tables (a reason, a note, a source); empty where there is none.</summary>
    public string Reason(string? english) => string.IsNullOrEmpty(english) ? "" : Or(reasons[english], english);

    private string Translated(string key, string english) => Or(texts[key], english);

    private static string Or(LocalizedString text, string english) => text.ResourceNotFound ? english : text.Value;
}
