using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What the <c>pulumi</c> block of a resource comes to for one instance.</summary>
internal sealed record InstanceOptions
{
    /// <summary>No such block.</summary>
    public static InstanceOptions None { get; } = new();

    /// <summary>The name in the URN; null for that which the address gives.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it may not be deleted; null where the block does not say.</summary>
    public bool? Protect { get; init; }

    /// <summary>Whether deleting it only forgets it.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The id of an object that becomes this resource's when it would be created; null for none.</summary>
    public string? ImportId { get; init; }

    /// <summary>What it may have been called before, in the order in which it is looked for.</summary>
    public IReadOnlyList<Urn> Aliases { get; init; } = [];

    /// <summary>Inputs, camelCase, whose change replaces it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs, camelCase, that are secret beyond those of the schema.</summary>
    public IReadOnlyList<string> SecretOutputs { get; init; } = [];

    /// <summary>Attributes, camelCase, whose changes are not shown.</summary>
    public IReadOnlyList<string> HiddenDiffs { get; init; } = [];
}
