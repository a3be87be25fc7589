using System.Diagnostics.Metrics;

namespace ImmutaInfra.Api.Http;

/// <summary>Counts the requests to Immuta, for whoever listens to the meter <see cref="MeterName"/>.</summary>
public static class ApiMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "ImmutaInfra.Api";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "immuta.api.requests", unit: "{request}", description: "Requests sent to Immuta, repetitions included; status 0 for those without an answer.");

    /// <summary>Counts one.</summary>
    internal static void Count(string method, int status) =>
        Requests.Add(1, new KeyValuePair<string, object?>("method", method), new KeyValuePair<string, object?>("status", status));
}
