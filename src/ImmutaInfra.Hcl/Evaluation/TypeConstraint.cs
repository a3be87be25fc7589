using System.Diagnostics.CodeAnalysis;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>The type that a variable demands, with the defaults of its optional attributes.</summary>
public sealed partial class TypeConstraint
{
    internal TypeConstraint(HclType type, TypeDefaults? defaults)
    {
        Type = type;
        Defaults = defaults;
    }

    /// <summary><c>any</c>.</summary>
    public static TypeConstraint Any { get; } = new(HclType.Dynamic, null);

    /// <summary>The type; attributes declared by <c>optional(…)</c> are optional in it.</summary>
    public HclType Type { get; }

    internal TypeDefaults? Defaults { get; }

    /// <summary>A constraint without defaults.</summary>
    public static TypeConstraint Of(HclType type) => new(type, null);

    /// <summary>Puts the defaults of optional attributes where those are missing or null, and converts the value to the type.</summary>
    public bool TryConvert(
        HclValue value, [NotNullWhen(true)] out HclValue? converted, [NotNullWhen(false)] out ConversionFailure? failure) =>
        Conversion.TryTo(Defaults is null ? value : Defaults.ApplyTo(value), Type, out converted, out failure);
}
