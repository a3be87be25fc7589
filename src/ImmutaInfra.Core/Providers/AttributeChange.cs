using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>A value that changes.</summary>
/// <param name="Path">Where, in camelCase names.</param>
/// <param name="Kind">How.</param>
/// <param name="Before">What it was; <see cref="Value.Null"/> when it was not there.</param>
/// <param name="After">What it shall be; <see cref="Value.Null"/> when it shall not be there.</param>
/// <param name="ReplaceReason">Why this change needs a new resource, or null when it does not.</param>
public sealed record AttributeChange(PropertyPath Path, ChangeKind Kind, Value Before, Value After, string? ReplaceReason);
