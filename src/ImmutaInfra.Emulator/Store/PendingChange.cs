using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Store;

/// <summary>How a transient state will end. Nothing runs meanwhile: whoever looks after the time has passed sees the end.</summary>
internal sealed record PendingChange
{
    /// <summary>When it ends; null if never.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    public required string EndStatus { get; init; }

    /// <summary>The configuration that is then in force; null if it stays as it is.</summary>
    public JObject? ConfigAfter { get; init; }

    /// <summary>The test results that are then shown; null if they stay as they are.</summary>
    public JObject? ResultsAfter { get; init; }
}
