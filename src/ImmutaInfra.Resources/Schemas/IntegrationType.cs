using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;

namespace ImmutaInfra.Resources.Schemas;

/// <summary>All that tells one type of integration from another.</summary>
internal sealed record IntegrationType
{
    /// <summary>Its <c>type</c> in the API.</summary>
    public required string ApiName { get; init; }

    /// <summary>Its inputs and outputs.</summary>
    public required ResourceSchema Schema { get; init; }

    /// <summary>Whether the API can change one; Trino has no PUT.</summary>
    public bool CanBeChanged { get; init; } = true;

    /// <summary>Whether Immuta refuses a second one for the same target and tells the id of the first.</summary>
    public bool IsRefusedTwice { get; init; } = true;

    /// <summary>The inputs that make up the privileged log-in for the deletion of an automatic set-up; those that are given are
    /// sent. Empty where Immuta wants none.</summary>
    public IReadOnlyList<string> DeleteCredentials { get; init; } = [];

    /// <summary>What the inputs must fulfil beside their schema.</summary>
    public IReadOnlyList<Action<RuleInputs>> Rules { get; init; } = [];

    /// <summary>Why a change of this attribute needs a new integration although the schema alone does not say so, or null.</summary>
    public Func<AttributeChange, string?> ReplaceReasonOf { get; init; } = _ => null;

    /// <summary>What is worth knowing about these inputs and stops nothing.</summary>
    public Func<ObjectValue, IEnumerable<Diagnostic>> WarningsOf { get; init; } = _ => [];

    /// <summary>The scripts that Immuta writes for a manual set-up, in the order of an integration's life; empty where it writes none.</summary>
    public IReadOnlyList<ScriptPhase> Scripts { get; init; } = [];

    /// <summary>What a deletion in Immuta alone leaves behind, in one sentence.</summary>
    public required string CleanUp { get; init; }

    /// <summary>The attribute that names the host, or null where there is none.</summary>
    public string? HostAttribute { get; init; }

    /// <summary>Which attribute Immuta's validation tests are about, by words in their names. The first entry whose words stand in
    /// a test's name counts, whatever the case: the documentation itself spells the names in two ways.</summary>
    public IReadOnlyList<(string Words, string Attribute)> TestedAttributes { get; init; } = [];

    /// <summary>The attribute that a test is about, or the resource as a whole.</summary>
    public Place PlaceOf(ValidationTest test) => TestedAttributes
        .Where(entry => test.Name.Contains(entry.Words, StringComparison.OrdinalIgnoreCase))
        .Select(entry => entry.Attribute.Split('.').Aggregate(Place.Root, (place, name) => place.Attribute(name)))
        .FirstOrDefault(Place.Root);

    /// <summary>Whether the API knows <c>autoBootstrap</c> for it.</summary>
    public bool HasAutoBootstrap => Schema.Find(CommonAttributes.AutoBootstrap) is not null;

    /// <summary>The attributes that stand in <c>config</c>.</summary>
    public IEnumerable<AttributeSchema> ConfigAttributes =>
        Schema.Inputs.Where(attribute => !attribute.IsSteering && attribute.Name is not (CommonAttributes.AutoBootstrap or CommonAttributes.ExtraConfig));
}
