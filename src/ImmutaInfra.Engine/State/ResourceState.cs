using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State;

/// <summary>One resource in a stack, with the fields of Pulumi's <c>ResourceV3</c>. Empty and false mean absent in the file.</summary>
/// <remarks>Source: Pulumi state format, section 3.2. Secrets inside are sealed until somebody opens them.</remarks>
public sealed record ResourceState
{
    /// <summary>What the type tokens of providers begin with; the package follows.</summary>
    internal const string ProviderTypePrefix = "pulumi:providers:";

    /// <summary>Its URN.</summary>
    public required Urn Urn { get; init; }

    /// <summary>Whether a provider manages it; false for components and the stack.</summary>
    public required bool Custom { get; init; }

    /// <summary>Whether this is an old object that waits for its deletion after a replacement.</summary>
    public bool Delete { get; init; }

    /// <summary>Its id; empty for components and for what is not created yet.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its type token.</summary>
    public required string Type { get; init; }

    /// <summary>The checked inputs.</summary>
    public ObjectValue Inputs { get; init; } = ObjectValue.Empty;

    /// <summary>What the provider said last.</summary>
    public ObjectValue Outputs { get; init; } = ObjectValue.Empty;

    /// <summary>Its parent; null for the stack and default providers.</summary>
    public Urn? Parent { get; init; }

    /// <summary>Whether deleting it is forbidden.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether the next update replaces it.</summary>
    public bool Taint { get; init; }

    /// <summary>Whether somebody else manages it and it is only read.</summary>
    public bool External { get; init; }

    /// <summary>Everything it depends on.</summary>
    public IReadOnlyList<Urn> Dependencies { get; init; } = [];

    /// <summary>Why it is there but does not work.</summary>
    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>The provider that looks after it; null for components, the stack and providers.</summary>
    public ProviderReference? Provider { get; init; }

    /// <summary>Which inputs depend on which resources; an input without dependencies has an empty list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Urn>> PropertyDependencies { get; init; } = EmptyDependencies;

    /// <summary>Whether it was deleted to be replaced and is not there again yet.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Outputs that are secret beyond what the provider says.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Former URNs.</summary>
    public IReadOnlyList<Urn> Aliases { get; init; } = [];

    /// <summary>Limits for operations, or null.</summary>
    public CustomTimeouts? CustomTimeouts { get; init; }

    /// <summary>The id it was imported by.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>Whether deleting it leaves the real thing alone.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>The resource whose deletion takes this one along.</summary>
    public Urn? DeletedWith { get; init; }

    /// <summary>The resources whose replacement replaces this one.</summary>
    public IReadOnlyList<Urn> ReplaceWith { get; init; } = [];

    /// <summary>When it was created or imported.</summary>
    public Timestamp? Created { get; init; }

    /// <summary>When it last changed.</summary>
    public Timestamp? Modified { get; init; }

    /// <summary>Where the program declares it: <c>project:///main.tf#12,3</c>.</summary>
    public string SourcePosition { get; init; } = "";

    /// <summary>Inputs whose changes are ignored.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Properties whose changes are not shown.</summary>
    public IReadOnlyList<PropertyPath> HideDiff { get; init; } = [];

    /// <summary>Properties whose changes replace it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>A value whose change replaces it, or null.</summary>
    public Value? ReplacementTrigger { get; init; }

    /// <summary>Whether it is refreshed before each update.</summary>
    public bool RefreshBeforeUpdate { get; init; }

    /// <summary>The resource that this is a view of.</summary>
    public Urn? ViewOf { get; init; }

    /// <summary>The names of hooks by their kind, such as <c>BeforeCreate</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResourceHooks { get; init; } = EmptyHooks;

    /// <summary>Pulumi's <c>extensionRef</c>.</summary>
    public string ExtensionRef { get; init; } = "";

    /// <summary>Pulumi's <c>snippetID</c>.</summary>
    public string SnippetId { get; init; } = "";

    /// <summary>Fields this program does not know, and the stack trace.</summary>
    public IReadOnlyList<VerbatimField> Verbatim { get; init; } = [];

    /// <summary>What tells this record from the others of its stack.</summary>
    public ResourceKey Key => new(Urn, Delete ? Id : null);

    /// <summary>Whether it stands for a provider and its settings.</summary>
    public bool IsProvider => Type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>Whether a provider looks after it: no component, no stack, no provider, nothing that somebody else manages.</summary>
    public bool IsManaged => Custom && !External && !IsProvider;

    private static IReadOnlyDictionary<string, IReadOnlyList<Urn>> EmptyDependencies { get; } = new Dictionary<string, IReadOnlyList<Urn>>();

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> EmptyHooks { get; } = new Dictionary<string, IReadOnlyList<string>>();
}
