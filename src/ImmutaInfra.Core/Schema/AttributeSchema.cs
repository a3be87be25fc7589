using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Schema;

/// <summary>All there is to know about one attribute. Check, diff, the package schema, the documentation and the
/// decoding of HCL read it from here and nowhere else.</summary>
public sealed record AttributeSchema
{
    /// <summary>Its name in the API and under Pulumi, in camelCase.</summary>
    public required string Name { get; init; }

    /// <summary>What it may hold.</summary>
    public required AttributeType Type { get; init; }

    /// <summary>Its name in HCL, in snake_case.</summary>
    public string HclName => AttributeNames.ToHcl(Name);

    /// <summary>What it means, in a sentence or two.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the facts about it come from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it must always be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>When it must be given although it is not always required, or null.</summary>
    public InputCondition? RequiredWhen { get; init; }

    /// <summary>When it may be given, or null for always. Given otherwise, it is a mistake.</summary>
    public InputCondition? AllowedWhen { get; init; }

    /// <summary>What is taken when it is not given, or null. It appears in the state.</summary>
    public Value? Default { get; init; }

    /// <summary>Environment variables that give its value when the configuration does not, the first that is set.</summary>
    public IReadOnlyList<string> DefaultFromEnvironment { get; init; } = [];

    /// <summary>What the server takes when it is not given, or null. For documentation: it never appears in the inputs,
    /// and the server's filling it in is no change.</summary>
    public Value? ServerDefault { get; init; }

    /// <summary>The only texts it may hold, or empty for any.</summary>
    public IReadOnlyList<string> AcceptedValues { get; init; } = [];

    /// <summary>Whether it must be encrypted at rest and shown to nobody.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Why a change of it needs a new resource, or null when it can be changed in place.</summary>
    public string? ReplaceReason { get; init; }

    /// <summary>Whether the provider sets it and the user cannot.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Whether the server hides or leaves it out when read, so that only the state knows it.</summary>
    public bool IsNeverReadBack { get; init; }

    /// <summary>Whether it only steers an operation (<c>forceDisable</c>): changing it changes nothing on the server.</summary>
    public bool IsSteering { get; init; }

    /// <summary>Whether it attests something that the server can tell, so that a creation is refused where it does not hold. It is asked for
    /// before what a replacement replaces is deleted.</summary>
    public bool IsAttestation { get; init; }

    /// <summary>Whether the state keeps it as what replaces the resource when it changes, apart from the other inputs.</summary>
    public bool IsReplacementTrigger { get; init; }

    /// <summary>A text.</summary>
    public static AttributeSchema Text(string name) => new() { Name = name, Type = AttributeType.Text };

    /// <summary>A whole number.</summary>
    public static AttributeSchema Integer(string name) => new() { Name = name, Type = AttributeType.Integer };

    /// <summary>True or false.</summary>
    public static AttributeSchema Boolean(string name) => new() { Name = name, Type = AttributeType.Boolean };

    /// <summary>Of any other type.</summary>
    public static AttributeSchema Of(string name, AttributeType type) => new() { Name = name, Type = type };

    /// <summary>The same, always required.</summary>
    public AttributeSchema Required() => this with { IsRequired = true };

    /// <summary>The same, required under a condition and a mistake otherwise.</summary>
    public AttributeSchema RequiredOnlyWhen(InputCondition condition) => this with { RequiredWhen = condition, AllowedWhen = condition };

    /// <summary>The same, required under a condition and allowed otherwise, too.</summary>
    public AttributeSchema RequiredIf(InputCondition condition) => this with { RequiredWhen = condition };

    /// <summary>The same, a mistake unless the condition holds.</summary>
    public AttributeSchema OnlyWhen(InputCondition condition) => this with { AllowedWhen = condition };

    /// <summary>The same, secret.</summary>
    public AttributeSchema Secret() => this with { IsSecret = true };

    /// <summary>The same, hidden by the server.</summary>
    public AttributeSchema NeverReadBack() => this with { IsNeverReadBack = true };

    /// <summary>The same, set by the provider.</summary>
    public AttributeSchema Computed() => this with { IsComputed = true };

    /// <summary>The same, with a change that needs a new resource.</summary>
    public AttributeSchema ReplaceBecause(string reason) => this with { ReplaceReason = reason };

    /// <summary>The same, with what the server takes when it is not given.</summary>
    public AttributeSchema ServerDefaults(Value value) => this with { ServerDefault = value };

    /// <summary>The same, with what is taken when it is not given.</summary>
    public AttributeSchema DefaultsTo(Value value) => this with { Default = value };

    /// <summary>The same, with the only texts it may hold.</summary>
    public AttributeSchema Accepts(params string[] values) => this with { AcceptedValues = values };

    /// <summary>The same, steering only.</summary>
    public AttributeSchema Steering() => this with { IsSteering = true };

    /// <summary>The same, attesting something that the server can tell.</summary>
    public AttributeSchema Attests() => this with { IsAttestation = true };

    /// <summary>The same, explained.</summary>
    public AttributeSchema Means(string description, string? source = null) => this with { Description = description, Source = source };
}
