using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>pulumi</c> block in a resource: what Pulumi knows of a resource beyond Terraform.</summary>
/// <remarks>Source: Pulumi HCL, resource options. Expressions are evaluated for each instance, with <c>count.index</c> or <c>each</c>.
/// Attributes are top-level names in snake_case.</remarks>
public sealed record PulumiOptions
{
    /// <summary>No such block.</summary>
    public static PulumiOptions None { get; } = new();

    /// <summary>A text: the last part of the URN in the place of the block's name; null for that.</summary>
    public ExpressionSyntax? Name { get; init; }

    /// <summary>True or false: whether Pulumi refuses to delete it; null for false.</summary>
    public ExpressionSyntax? Protect { get; init; }

    /// <summary>True or false: whether deleting only forgets it; null for false.</summary>
    public ExpressionSyntax? RetainOnDelete { get; init; }

    /// <summary>A text: the id of an object that is there already and becomes this resource's when it is created; null for none.</summary>
    public ExpressionSyntax? ImportId { get; init; }

    /// <summary>What it was called before: each a text that is a URN, or an object with some of <c>name</c>, <c>type</c>,
    /// <c>stack</c>, <c>project</c>, <c>parent_urn</c>, <c>no_parent</c>.</summary>
    public IReadOnlyList<ExpressionSyntax> Aliases { get; init; } = [];

    /// <summary>Attributes whose change replaces it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Attributes that are secret beyond those that the schema says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Attributes whose changes are made and not shown.</summary>
    public IReadOnlyList<string> HideDiffs { get; init; } = [];
}
