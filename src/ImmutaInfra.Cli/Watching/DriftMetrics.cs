using System.Diagnostics.Metrics;
using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Counts what a service does, and shows it as Prometheus reads it.</summary>
/// <remarks>OpenTelemetry does the counting; its exporter for Prometheus has no release but previews, so the text is written here.</remarks>
internal sealed class DriftMetrics : IDisposable
{
    /// <summary>Seconds: from a stack of a few integrations to one of thousands on a slow line.</summary>
    private static readonly double[] Buckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

    private readonly Meter _meter;
    private readonly Counter<long> _rounds;
    private readonly Counter<long> _errors;
    private readonly Histogram<double> _duration;
    private readonly PrometheusText _text = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;
    private volatile Dictionary<DriftKind, int> _findings = [];
    private long _lastSuccess;

    public DriftMetrics()
    {
        var name = $"ImmutaInfra.Drift.{Guid.NewGuid():N}"; // two services in one process count for themselves
        _meter = new Meter(name);
        _rounds = _meter.CreateCounter<long>("immutainfra.drift.rounds", "{round}", "Rounds that ended, by outcome.");
        _errors = _meter.CreateCounter<long>("immutainfra.drift.errors", "{error}", "Errors of rounds, by code.");
        _duration = _meter.CreateHistogram<double>("immutainfra.drift.round.duration", "s", "How long rounds took.");
        _meter.CreateObservableGauge("immutainfra.drift.findings", Findings, "{finding}", "Confirmed findings of the last round, by kind.");
        _meter.CreateObservableGauge("immutainfra.drift.last.success.timestamp", () => Volatile.Read(ref _lastSuccess), "s", "When a round last looked at everything, in seconds since 1970; 0 for never.");
        _reader = new BaseExportingMetricReader(_text) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(name).AddMeter(ApiMetrics.MeterName)
            .AddView(_duration.Name, new ExplicitBucketHistogramConfiguration { Boundaries = Buckets })
            .AddReader(_reader).Build();
    }

    /// <summary>Counts a round that ended.</summary>
    public void Count(DriftReport report, DateTimeOffset now)
    {
        _findings = report.Findings.CountBy(each => each.Finding.Kind).ToDictionary();
        Count(report.HasErrors, report.Duration, report.Diagnostics);
        if (!report.HasErrors)
        {
            Volatile.Write(ref _lastSuccess, now.ToUnixTimeSeconds());
        }
    }

    /// <summary>Counts a round that failed.</summary>
    public void CountFailure(IReadOnlyList<Diagnostic> why, TimeSpan duration) => Count(hasErrors: true, duration, why);

    /// <summary>All of it as Prometheus reads it.</summary>
    public string Write()
    {
        lock (_reader)
        {
            _reader.Collect();
            return _text.Take();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _text.Dispose();
        _meter.Dispose();
    }

    private void Count(bool hasErrors, TimeSpan duration, IReadOnlyList<Diagnostic> messages)
    {
        _rounds.Add(1, new KeyValuePair<string, object?>("outcome", hasErrors ? "error" : "ok"));
        _duration.Record(duration.TotalSeconds);
        foreach (var error in messages.Where(message => message.Severity == Severity.Error))
        {
            _errors.Add(1, new KeyValuePair<string, object?>("code", error.Code));
        }
    }

    private IEnumerable<Measurement<long>> Findings() => Enum.GetValues<DriftKind>().Select(kind =>
        new Measurement<long>(_findings.GetValueOrDefault(kind), new KeyValuePair<string, object?>("kind", kind.ToString().ToLowerInvariant())));
}
