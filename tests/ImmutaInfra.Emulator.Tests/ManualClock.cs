namespace ImmutaInfra.Emulator.Tests;

/// <summary>A clock that stands still until it is moved. Timers fire while it moves.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    /// <summary>Completes when somebody waits for a timer.</summary>
    public TaskCompletionSource SomebodyWaits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan duration)
    {
        List<HandTimer> due;
        lock (_gate)
        {
            _now += duration;
            due = [.. _timers.Where(timer => timer.DueAt <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(() => callback(state), GetUtcNow() + dueTime);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        SomebodyWaits.TrySetResult();
        return timer;
    }

    private sealed record HandTimer(Action Fire, DateTimeOffset DueAt) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
