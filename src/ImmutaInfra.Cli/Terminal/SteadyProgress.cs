using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Terminal;

/// <summary>Passes on what an engine does, and of what takes long a sign of life every ten seconds and whenever its status changes,
/// however often or seldom the engine reports.</summary>
internal sealed class SteadyProgress : IProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly Dictionary<(InstanceAddress Address, Operation Operation), Running> _running = [];
    private readonly Lock _gate = new();
    private readonly IEngineObserver _inner;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public SteadyProgress(IEngineObserver inner, TimeProvider clock)
    {
        _inner = inner;
        _clock = clock;
        _timer = clock.CreateTimer(_ => ShowOverdue(), state: null, Tick, Tick);
    }

    /// <summary>Does nothing: a line is written only when something happens.</summary>
    public void Expect(IReadOnlyList<InstanceAddress> addresses)
    {
    }

    public void Started(InstanceAddress address, Operation operation, string? id)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            _running[(address, operation)] = new Running(now, now + Interval);
            _inner.Started(address, operation, id);
        }
    }

    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue((address, operation), out var running) || string.Equals(running.Status, status, StringComparison.Ordinal))
            {
                return;
            }

            running.Status = status;

            // The first seconds are full of changes that nobody needs to see, and what is done is told of as done.
            if (elapsed >= Tick && status != IntegrationStatus.Enabled.Text)
            {
                Show(address, operation, running, elapsed);
            }
        }
    }

    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _running.Remove((address, operation));
            _inner.Completed(address, operation, id, elapsed);
        }
    }

    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _running.Remove((address, operation));
            _inner.Failed(address, operation, diagnostics, elapsed);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void ShowOverdue()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            foreach (var ((address, operation), running) in _running.OrderBy(pair => pair.Value.StartedAt))
            {
                if (running.NextAt <= now)
                {
                    Show(address, operation, running, now - running.StartedAt);
                }
            }
        }
    }

    private void Show(InstanceAddress address, Operation operation, Running running, TimeSpan elapsed)
    {
        running.NextAt = _clock.GetUtcNow() + Interval;
        _inner.Progress(address, operation, running.Status, elapsed);
    }

    private sealed class Running(DateTimeOffset startedAt, DateTimeOffset nextAt)
    {
        public DateTimeOffset StartedAt { get; } = startedAt;

        public DateTimeOffset NextAt { get; set; } = nextAt;

        public string Status { get; set; } = "";
    }
}
