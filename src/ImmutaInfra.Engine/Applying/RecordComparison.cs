using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Compares records of one resource in what an apply may change without an operation.</summary>
internal static class RecordComparison
{
    /// <summary>Whether writing one in the place of the other would change nothing.</summary>
    public static bool AreSame(ResourceState one, ResourceState other) =>
        one.Inputs.Equals(other.Inputs) // what has become a secret differs, too
        && one.Outputs.Equals(other.Outputs)
        && one.Parent == other.Parent
        && one.Protect == other.Protect
        && one.ImportId == other.ImportId
        && one.RetainOnDelete == other.RetainOnDelete
        && one.IgnoreChanges.SequenceEqual(other.IgnoreChanges, StringComparer.Ordinal)
        && one.ReplaceOnChanges.SequenceEqual(other.ReplaceOnChanges, StringComparer.Ordinal)
        && one.HideDiff.SequenceEqual(other.HideDiff)
        && HaveSameHooks(one.ResourceHooks, other.ResourceHooks)
        && Equals(RecordedAddress.Find(one), RecordedAddress.Find(other))
        && one.Provider == other.Provider
        && one.CustomTimeouts == other.CustomTimeouts
        && one.InitErrors.SequenceEqual(other.InitErrors, StringComparer.Ordinal)
        && one.Dependencies.ToHashSet().SetEquals(other.Dependencies)
        && Equals(one.ReplacementTrigger, other.ReplacementTrigger)
        && one.AdditionalSecretOutputs.SequenceEqual(other.AdditionalSecretOutputs, StringComparer.Ordinal)
        && HaveSameDependencies(one.PropertyDependencies, other.PropertyDependencies);

    private static bool HaveSameHooks(
        IReadOnlyDictionary<string, IReadOnlyList<string>> one, IReadOnlyDictionary<string, IReadOnlyList<string>> other) =>
        one.Count == other.Count
        && one.All(hook => other.TryGetValue(hook.Key, out var names) && hook.Value.SequenceEqual(names, StringComparer.Ordinal));

    private static bool HaveSameDependencies(
        IReadOnlyDictionary<string, IReadOnlyList<Urn>> one, IReadOnlyDictionary<string, IReadOnlyList<Urn>> other) =>
        one.Count == other.Count
        && one.All(property => other.TryGetValue(property.Key, out var urns) && property.Value.ToHashSet().SetEquals(urns));
}
