using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Something that is there and that nobody looks after yet.</summary>
/// <param name="Schema">Its type.</param>
/// <param name="Id">The id to import it by.</param>
/// <param name="Inputs">What an import reads: without what the server hides and without its defaults; secrets wrapped.</param>
/// <param name="Status">How it is: <c>enabled</c>.</param>
internal sealed record DiscoveredResource(ResourceSchema Schema, string Id, ObjectValue Inputs, string Status);
