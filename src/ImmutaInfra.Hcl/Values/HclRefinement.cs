namespace ImmutaInfra.Hcl.Values;

/// <summary>What is known about a value that is not known itself.</summary>
/// <remarks>Source: go-cty, "Refinements". Bounds that do not fit the type of the value are not looked at.</remarks>
public sealed record HclRefinement
{
    /// <summary>Nothing is known.</summary>
    public static readonly HclRefinement None = new();

    /// <summary>Not null, and nothing else.</summary>
    public static readonly HclRefinement OnlyNotNull = new() { NotNull = true };

    /// <summary>Whether it will certainly not be null.</summary>
    public bool NotNull { get; init; }

    /// <summary>What a text will begin with; empty when that is not known.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The fewest elements a collection will have.</summary>
    public int MinLength { get; init; }

    /// <summary>The most elements a collection will have.</summary>
    public int MaxLength { get; init; } = int.MaxValue;

    /// <summary>The smallest number it can be (itself included), or null when there is no bound.</summary>
    public HclNumber? Least { get; init; }

    /// <summary>The largest number it can be (itself included), or null when there is no bound.</summary>
    public HclNumber? Most { get; init; }
}
