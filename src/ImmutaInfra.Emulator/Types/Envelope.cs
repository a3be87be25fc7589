using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The body of POST, PUT and most script requests.</summary>
/// <param name="Type">The kind of integration.</param>
/// <param name="AutoBootstrap">Whether Immuta sets the platform up itself; null for the type that does not use it.</param>
/// <param name="Config">The configuration as sent; empty for the type that needs none.</param>
internal sealed record Envelope(IntegrationType Type, bool? AutoBootstrap, JObject Config);
