using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>A stack as it was found.</summary>
public sealed record LoadedStack
{
    /// <summary>Its content; the journal of a run that was killed is replayed into it.</summary>
    public required StackSnapshot Snapshot { get; init; }

    /// <summary>The lower-case hex SHA-256 of what was read, checkpoint and journal. It differs after every run that wrote, and binds a plan to a state.</summary>
    public required string Digest { get; init; }

    /// <summary>Operations that were open when an earlier run was killed. Creations whose id had become known stand in the snapshot, too, with an
    /// init error; the others are among its pending operations.</summary>
    public IReadOnlyList<PendingOperation> Interrupted { get; init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<Diagnostic> Notices { get; init; } = [];
}
