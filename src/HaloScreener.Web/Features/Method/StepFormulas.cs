using HaloScreener.Scoring.Method;
using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;
using static HaloScreener.Web.Features.Method.MathText;

namespace HaloScreener.Web.Features.Method;

/// <summary>The way from raw values to a rank as formulas, with the constants in force.</summary>
public sealed class StepFormulas(IStringLocalizer<MethodText> texts, MethodRules rules)
{
    /// <summary>x′ = ln(x + offset).</summary>
    public MathText Logarithm => Row(Name("x′"), Sign("="), Name("ln"), InParentheses(Name("x"), Sign("+"), Number(rules.Scores.LogOffset)));

    /// <summary>z = (x′ − median) ÷ (1.4826 · MAD), cut off at ±3.</summary>
    public MathText RobustZ => Row(
        Name("z"), Sign("="), Fraction(Joined("−", Name("x′"), Name("med")), Row(Number(rules.Scores.MadScale), Sign("·"), Name("MAD"))),
        Sign(","), Name("|z|"), Sign("≤"), Number(rules.Scores.ZClip));

    /// <summary>S = 100 Φ(z).</summary>
    public MathText FactorScore => Row(Name("S"), Sign("="), Number(100), Sign("·"), Name("Φ"), InParentheses(Name("z")));

    /// <summary>A = Σ w S ÷ Σ w over the factors present.</summary>
    public MathText Axis => Row(
        Name("A"), Sign("="), Fraction(
            Row(SumOver(Name("i")), Indexed(Name("w"), Name("i")), Indexed(Name("S"), Name("i"))),
            Row(SumOver(Name("i")), Indexed(Name("w"), Name("i")))));

    /// <summary>A′ = (1 − m) A + m · median of the group.</summary>
    public MathText Shrinkage => Row(
        Name("A′"), Sign("="), InParentheses(Number(1), Sign("−"), Name("m")), Sign("·"), Name("A"), Sign("+"), Name("m"), Sign("·"), Indexed(Name("med"), Words(texts["Formula.Group"])));

    /// <summary>R points = max(floor, regulated · (1 − cut · a · b) · role) · A′.</summary>
    public MathText Moderated => Row(
        Indexed(Name("A"), Name("R")), Sign("="), Name("max"), InParentheses(
            Number(rules.Moderators.Floor), Sign(","), Indexed(Name("g"), Words(Plain(rules.Moderators.Regulated))), Sign("·"),
            InParentheses(Number(1), Sign("−"), Number(rules.Moderators.PhysicalMaxCut), Sign("·"), Name("a"), Sign("·"), Name("b")), Sign("·"), Name("c")),
        Sign("·"), Name("A′"));

    /// <summary>HALO = √(H · (100 − R)).</summary>
    public MathText Halo => Row(
        Words("HALO"), Sign("="), Root(Row(Name("H"), Sign("·"), InParentheses(Number(100), Sign("−"), Name("R")))));

    /// <summary>z − λ · median z of the group.</summary>
    public MathText Neutral => Row(Name("z′"), Sign("="), Name("z"), Sign("−"), Name("λ"), Sign("·"), Indexed(Name("med"), Words(texts["Formula.Group"])), InParentheses(Name("z")));

    /// <summary>w ~ Dirichlet(concentration · w).</summary>
    public MathText Band => Row(Name("w̃"), Sign("∼"), Name("Dirichlet"), InParentheses(Number(rules.Band.Concentration), Sign("·"), Name("w")));

    private static string Plain(double value) => value.ToString("0.####", System.Globalization.CultureInfo.CurrentCulture);
}
