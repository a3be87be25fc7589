using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Takes keys of instances out of the language's values.</summary>
internal static class InstanceKeys
{
    /// <summary>The key that a value is; null where it can be none: unknown, null, no whole number, no text.</summary>
    public static InstanceKey? Of(HclValue value) => value switch
    {
        { IsKnown: false } or { IsNull: true } => null,
        { Type.Kind: HclTypeKind.String } => new InstanceKey(value.AsString()),
        { Type.Kind: HclTypeKind.Number } when value.AsNumber().TryToInt32(out var index) => new InstanceKey(index),
        _ => null,
    };
}
