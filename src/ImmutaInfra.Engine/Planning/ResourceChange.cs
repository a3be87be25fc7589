using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a plan does with one instance of a resource or data source, and why.</summary>
public sealed record ResourceChange
{
    /// <summary>The instance.</summary>
    public required InstanceAddress Address { get; init; }

    /// <summary>Its address in the state when a <c>moved</c> block or a change of keys gives it a new one, else null.</summary>
    public InstanceAddress? PreviousAddress { get; init; }

    /// <summary>Its name in the state.</summary>
    public required Urn Urn { get; init; }

    /// <summary>Its schema; null for an orphan of a type that no provider knows any more.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>The package that looks after it: <c>immuta</c>.</summary>
    public required string Package { get; init; }

    /// <summary>What is done.</summary>
    public required PlannedAction Action { get; init; }

    /// <summary>Why, beyond the attributes.</summary>
    public ActionReason Reason { get; init; }

    /// <summary>Its id as it is, or null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>The id to import it by, or null.</summary>
    public string? ImportId { get; init; }

    /// <summary>All its attributes as they are, in camelCase, secrets wrapped; null for a new one.</summary>
    public ObjectValue? Before { get; init; }

    /// <summary>All its attributes as they shall be, unknown where known only after apply; null for one that goes.</summary>
    public ObjectValue? After { get; init; }

    /// <summary>The inputs that change. For a new one, each input; for one that goes, none.</summary>
    public ImmutableArray<AttributeChange> Changes { get; init; } = [];

    /// <summary>Attributes (HCL names) that are sensitive as a whole because of where their values come from or what the resource's
    /// options say, beyond the schema's. What is sensitive deeper inside is a secret in the values.</summary>
    public ImmutableArray<string> SensitiveAttributes { get; init; } = [];

    /// <summary>Attributes (HCL names) whose changes are made and not shown, because <c>hide_diffs</c> names them.</summary>
    public ImmutableArray<string> HiddenAttributes { get; init; } = [];

    /// <summary>What the reader should know before agreeing: a platform left uncleaned, scripts to run. One sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The checked inputs wanted; null for one that goes.</summary>
    public ObjectValue? Inputs { get; init; }

    /// <summary>Whether it changes anything: not what stays as it is, nor what only a check looks at.</summary>
    public bool IsWork => Reason != ActionReason.ReadBecauseCheckNested
        && (Action != PlannedAction.NoOp || ImportId is not null || PreviousAddress is not null);

    /// <summary>Whether it makes a new one in another's stead.</summary>
    public bool IsReplacement => Action is PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete;
}
