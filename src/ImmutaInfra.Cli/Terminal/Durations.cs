using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Terminal;

/// <summary>Passes on what an engine does, and remembers how long it took.</summary>
internal sealed class Durations(IEngineObserver inner, TimeProvider clock) : IEngineObserver
{
    /// <summary>From here on people ask what it was that took so long.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private (InstanceAddress Address, TimeSpan Elapsed)? _longest;
    private int _ended;

    public void Started(InstanceAddress address, Operation operation, string? id) => inner.Started(address, operation, id);

    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed) =>
        inner.Progress(address, operation, status, elapsed);

    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        Note(address, elapsed);
        inner.Completed(address, operation, id, elapsed);
    }

    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        Note(address, elapsed);
        inner.Failed(address, operation, diagnostics, elapsed);
    }

    /// <summary><c>It took 1m05s; longest was immuta_s3_integration.lake with 40s.</c>, or null when it was too short to tell.</summary>
    public string? Summary()
    {
        var elapsed = clock.GetUtcNow() - _startedAt;
        if (elapsed < TimeSpan.FromSeconds(1))
        {
            return null;
        }

        return elapsed >= Long && _ended > 1 && _longest is { } longest && longest.Elapsed >= TimeSpan.FromSeconds(1)
            ? $"It took {OperationWords.Time(elapsed)}; longest was {longest.Address} with {OperationWords.Time(longest.Elapsed)}."
            : $"It took {OperationWords.Time(elapsed)}.";
    }

    private void Note(InstanceAddress address, TimeSpan elapsed)
    {
        _ended++;
        if (_longest is not { } longest || elapsed > longest.Elapsed)
        {
            _longest = (address, elapsed);
        }
    }
}
