using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Observing;

/// <summary>Hears what an engine does while it does it, in the order in which it happens, from several threads, but never from two
/// at once. No argument holds a secret.</summary>
public interface IEngineObserver
{
    /// <summary>An operation begins. <paramref name="id"/> is null for a creation.</summary>
    void Started(InstanceAddress address, Operation operation, string? id);

    /// <summary>A long operation has got somewhere.</summary>
    void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed);

    /// <summary>An operation is done.</summary>
    void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed);

    /// <summary>An operation failed; the messages come with the result, too.</summary>
    void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed);
}
