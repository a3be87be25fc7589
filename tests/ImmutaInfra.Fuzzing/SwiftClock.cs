using System.Diagnostics;

namespace ImmutaInfra.Fuzzing;

/// <summary>A clock that runs many times as fast as the true one, so that timeouts and retries against a server of the worst sort take moments.</summary>
internal sealed class SwiftClock : TimeProvider
{
    private const int Factor = 500;

    private readonly long _start = Stopwatch.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) + Passed;

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SwiftTimer(System.CreateTimer(callback, state, Short(dueTime), Short(period)));

    private TimeSpan Passed => Stopwatch.GetElapsedTime(_start) * Factor;

    private static TimeSpan Short(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;

    private sealed class SwiftTimer(ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Short(dueTime), Short(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
