using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>A request whose caller is known and whose parts could be read.</summary>
internal sealed record Call
{
    /// <summary>The id in the path; 0 if there is none, and for digits that are no id at all.</summary>
    public required long Id { get; init; }

    /// <summary>The id as it stands in the path.</summary>
    public required string IdText { get; init; }

    /// <summary>The body; null if none was sent.</summary>
    public required JToken? Body { get; init; }

    public required bool DryRun { get; init; }

    public required bool ForceDisable { get; init; }

    public required Faults Faults { get; init; }
}
