namespace HaloScreener.Charts;

/// <summary>The words that every picture carries, in the reader's language.</summary>
public sealed record ChartWords
{
    /// <summary>What the picture shows and finds, for those who do not see it; not drawn.</summary>
    public required string Title { get; init; }
    /// <summary>What is drawn and in which unit, above the picture: "Capital expenditure, billions of US dollars". Null for none.</summary>
    public string? Unit { get; init; }
    /// <summary>Where the figures are from, below the picture. Null for none.</summary>
    public string? Source { get; init; }
    /// <summary>Drawn instead of the picture when there is nothing to show.</summary>
    public required string Empty { get; init; }
}

/// <summary>What the colour of a picture stands for.</summary>
public enum ChartInk
{
    /// <summary>Neither axis: the product's accent.</summary>
    Accent,
    Heaviness,
    Risk,
}

/// <summary>How colours go round among the series of a picture.</summary>
public enum ChartPalette
{
    /// <summary>Things of a kind side by side: eight colours that stay apart for the colour-blind.</summary>
    Categories,
    /// <summary>Steps of an order such as fifths: from strong to pale in one hue.</summary>
    Order,
}
