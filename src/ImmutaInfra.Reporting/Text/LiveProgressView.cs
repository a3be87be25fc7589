using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows in a terminal what runs, for how long and in which status, and what waits; what has ended stays above it, a line each.</summary>
public sealed class LiveProgressView : IProgressView
{
    /// <summary>What ends sooner is not worth a line that nobody could read.</summary>
    private static readonly TimeSpan ShortestShown = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<(InstanceAddress Address, Operation Operation), Running> _running = [];
    private readonly Dictionary<InstanceAddress, int> _waiting = [];
    private readonly Lock _gate = new();
    private readonly LiveRegion _region;
    private readonly ProgressView _lines;
    private readonly Ink _ink;
    private readonly TextOptions _options;
    private readonly int _mostLines;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private int _expected;
    private int _ended;

    /// <summary>Begins to show.</summary>
    /// <param name="region">The terminal.</param>
    /// <param name="options">Its width and colours.</param>
    /// <param name="height">Its lines; half of them are used at most.</param>
    /// <param name="clock">The time.</param>
    public LiveProgressView(LiveRegion region, TextOptions options, int height, TimeProvider clock)
    {
        _region = region;
        _options = options;
        _ink = new Ink(options.UsesColor);
        _lines = new ProgressView(region, options);
        _mostLines = Math.Max(3, height / 2);
        _clock = clock;
        _timer = clock.CreateTimer(_ => Redraw(), state: null, Tick, Tick);
    }

    /// <inheritdoc/>
    public void Expect(IReadOnlyList<InstanceAddress> addresses)
    {
        lock (_gate)
        {
            (_expected, _ended) = (addresses.Count, 0);
            _waiting.Clear();
            foreach (var address in addresses)
            {
                _waiting[address] = _waiting.GetValueOrDefault(address) + 1;
            }
        }
    }

    /// <inheritdoc/>
    public void Started(InstanceAddress address, Operation operation, string? id)
    {
        lock (_gate)
        {
            _running[(address, operation)] = new Running(_clock.GetUtcNow());
            if (_waiting.TryGetValue(address, out var times) && times > 1)
            {
                _waiting[address] = times - 1;
            }
            else
            {
                _waiting.Remove(address);
            }
        }
    }

    /// <inheritdoc/>
    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (_running.TryGetValue((address, operation), out var running))
            {
                running.Status = status;
            }
        }
    }

    /// <inheritdoc/>
    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        lock (_gate)
        {
            End(address, operation);
            _lines.Completed(address, operation, id, elapsed);
        }
    }

    /// <inheritdoc/>
    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
        lock (_gate)
        {
            End(address, operation);
            _lines.Failed(address, operation, diagnostics, elapsed);
        }
    }

    /// <summary>Takes the lines about what runs away.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _running.Clear();
            _region.Show([]);
        }
    }

    private void End(InstanceAddress address, Operation operation)
    {
        _ended++;
        if (_running.Remove((address, operation), out var running) && running.IsShown)
        {
            _region.Show(Frame());
        }
    }

    private void Redraw()
    {
        lock (_gate)
        {
            _region.Show(Frame());
        }
    }

    private List<string> Frame()
    {
        var now = _clock.GetUtcNow();
        var shown = _running.Where(pair => now - pair.Value.StartedAt >= ShortestShown).OrderBy(pair => pair.Value.StartedAt).ToList();
        if (shown.Count == 0)
        {
            return [];
        }

        var frame = new List<string>();
        var width = shown.Take(_mostLines).Max(pair => pair.Key.Address.ToString().Length);
        foreach (var ((address, operation), running) in shown.Take(_mostLines))
        {
            running.IsShown = true;
            var status = running.Status.Length == 0 ? "" : $"  {Printable.Prose(running.Status)}";
            frame.Add(Cut($"  {OperationWords.Doing(operation, address),-10} {Printable.Prose(address.ToString()).PadRight(width)}  {OperationWords.Time(now - running.StartedAt),6}{status}"));
        }

        if (shown.Count > _mostLines)
        {
            frame.Add(Cut($"  and {shown.Count - _mostLines} more"));
        }

        frame.Add(_ink.Gray(Cut(Summary())));
        return frame;
    }

    private string Summary()
    {
        if (_expected == 0)
        {
            return $"  {_ended} done, {_running.Count} running";
        }

        // An address that runs has left the waiting ones; what was skipped behind a failure is told at the end.
        var waiting = _waiting.Values.Sum();
        var names = waiting == 0 ? "" : $": {Printable.Prose(string.Join(", ", _waiting.Keys.Take(5)))}{(_waiting.Count > 5 ? " ..." : "")}";
        return $"  {_ended} of {_expected} done, {_running.Count} running, {waiting} waiting{names}";
    }

    private string Cut(string line) => line.Length < _options.Width ? line : string.Concat(line.AsSpan(0, Math.Max(1, _options.Width - 4)), "...");

    private sealed class Running(DateTimeOffset startedAt)
    {
        public DateTimeOffset StartedAt { get; } = startedAt;

        public string Status { get; set; } = "";

        public bool IsShown { get; set; }
    }
}
