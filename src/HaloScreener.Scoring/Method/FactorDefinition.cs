namespace HaloScreener.Scoring.Method;

/// <summary>The two axes: heaviness H (high is heavy) and replacement risk R (high is at risk).</summary>
public enum Axis { Heaviness, Risk }

/// <summary>What is done to a raw value before it is winsorised.</summary>
public enum Transform
{
    /// <summary>As it is: slopes, shares, percentiles.</summary>
    None,
    /// <summary>ln(x + 0.01), for skewed ratios.</summary>
    Log,
    /// <summary>Score = 25 × value with no other step (a 0–4 table).</summary>
    Table,
}

/// <summary>How a raw value reads on screen.</summary>
public enum RawFormat { Multiple, Percent, Years, Points, Index }

/// <summary>One factor of an axis, from the method file.</summary>
/// <param name="Id">Stable id, such as <c>ppe_intensity</c>.</param>
/// <param name="Axis">The axis it belongs to.</param>
/// <param name="Weight">Share of the axis, 0–1; the weights of an axis add up to 1.</param>
/// <param name="Transform">The first step.</param>
/// <param name="Reversed">True when a high raw value means a low score (remaining life).</param>
/// <param name="Format">How the raw value reads.</param>
/// <param name="Name">English name.</param>
/// <param name="Formula">The formula in words and symbols, unhashed text.</param>
public sealed record FactorDefinition(string Id, Axis Axis, double Weight, Transform Transform, bool Reversed, RawFormat Format, string Name, string Formula);
