using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>A mistake in inputs.</summary>
/// <param name="Path">The attribute, in camelCase names; the root for the resource as a whole.</param>
/// <param name="Diagnostic">What is wrong, without a place: whoever knows the configuration adds it. Attribute names in its
/// text are in the spelling of the configuration (snake_case); none of its texts holds a secret.</param>
public sealed record CheckProblem(PropertyPath Path, Diagnostic Diagnostic);
