using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks a function.</summary>
/// <param name="Function">The function's token.</param>
/// <param name="Arguments">What to ask with; fully known.</param>
public sealed record InvokeRequest(string Function, ObjectValue Arguments);
