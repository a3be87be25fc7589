using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Passes on what a provider tells of a long operation: progress to the user, a new id to the state.</summary>
internal sealed class OperationObserver(
    ApplyWalk walk, InstanceAddress address, Operation operation, long start, DiagnosticBag found) : IOperationObserver
{
    /// <summary>The operation in the state's book, once it is there.</summary>
    public OperationTicket? Ticket { get; set; }

    /// <inheritdoc/>
    public void Progress(string status) =>
        walk.Observer.Progress(address, operation, status, walk.Clock.GetElapsedTime(start));

    /// <inheritdoc/>
    public void Warn(Diagnostic warning) => found.Add(warning.Place(address, place: null));

    /// <inheritdoc/>
    public async ValueTask CreatedAsync(string id, ObjectValue outputs)
    {
        if (Ticket is { } ticket)
        {
            await walk.Session.RecordCreatedAsync(ticket, id, outputs);
        }
    }
}
