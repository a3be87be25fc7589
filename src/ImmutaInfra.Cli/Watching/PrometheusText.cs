using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Writes metrics in Prometheus' text format.</summary>
/// <remarks>Source: Prometheus, "Text-based format" 0.0.4; OpenTelemetry, "Prometheus and OpenMetrics compatibility": names and units.</remarks>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    /// <summary>The media type of the text.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>What was written last.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        _text.Clear();
        foreach (var metric in batch)
        {
            Write(metric);
        }

        return ExportResult.Success;
    }

    private void Write(Metric metric)
    {
        var isCounter = metric.MetricType.IsSum();
        var name = metric.Name.Replace('.', '_') + (metric.Unit == "s" ? "_seconds" : "") + (isCounter ? "_total" : "");
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\n");
        _text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(isCounter ? "counter" : metric.MetricType.IsHistogram() ? "histogram" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(point);
            if (metric.MetricType.IsHistogram())
            {
                Write(name, labels, point);
            }
            else
            {
                var value = (isCounter, metric.MetricType.IsDouble()) switch
                {
                    (true, true) => point.GetSumDouble(),
                    (true, false) => point.GetSumLong(),
                    (false, true) => point.GetGaugeLastValueDouble(),
                    _ => point.GetGaugeLastValueLong(),
                };
                Line(name, labels, value);
            }
        }
    }

    private void Write(string name, string labels, in MetricPoint point)
    {
        var sum = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            sum += bucket.BucketCount;
            var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
            Line($"{name}_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", sum);
        }

        Line($"{name}_sum", labels, point.GetHistogramSum());
        Line($"{name}_count", labels, point.GetHistogramCount());
    }

    private static string LabelsOf(in MetricPoint point)
    {
        var labels = new StringBuilder();
        foreach (var tag in point.Tags)
        {
            var value = $"{tag.Value}".Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Append(labels.Length > 0 ? "," : "").Append(tag.Key.Replace('.', '_')).Append("=\"").Append(value).Append('"');
        }

        return labels.ToString();
    }

    private void Line(string name, string labels, double value) =>
        _text.Append(name).Append(labels.Length > 0 ? $"{{{labels}}}" : "").Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
}
