using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>Notes which operation began and ended when.</summary>
internal sealed class OperationBook : IEngineObserver
{
    private readonly Dictionary<(InstanceAddress Address, Operation Operation), (int Start, int End)> _times = [];
    private int _now;

    public IReadOnlyDictionary<(InstanceAddress Address, Operation Operation), (int Start, int End)> Times => _times;

    public bool Has(InstanceAddress address, Operation operation) => _times.ContainsKey((address, operation));

    public void Started(InstanceAddress address, Operation operation, string? id) => _times.Add((address, operation), (++_now, int.MaxValue));

    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
    }

    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed) =>
        _times[(address, operation)] = (_times[(address, operation)].Start, ++_now);

    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed) => ++_now;
}
