using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Integrations;

/// <summary>The whole of an integration as it shall be; an update is no patch.</summary>
/// <remarks>Source: Immuta API reference, "Integrations API endpoints", request bodies.</remarks>
public sealed record IntegrationRequest
{
    /// <summary>Its type in Immuta's spelling, such as <c>Azure Synapse Analytics</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether Immuta sets the platform up by itself; null for Trino, which has no such choice.</summary>
    public bool? AutoBootstrap { get; init; }

    /// <summary>The configuration, secrets wrapped so that they can be masked in answers; null for Trino.</summary>
    public ObjectValue? Config { get; init; }

    internal ObjectValue ToBody()
    {
        var body = new ObjectValue(("type", Type));
        body = AutoBootstrap is { } automatic ? body.With("autoBootstrap", automatic) : body;
        return Config is null ? body : body.With("config", Config);
    }
}
