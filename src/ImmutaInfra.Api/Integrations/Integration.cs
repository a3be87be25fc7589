using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Integrations;

/// <summary>An integration as Immuta tells of it.</summary>
/// <remarks>Source: Immuta API reference, "Response schema".</remarks>
public sealed record Integration
{
    /// <summary>Its id.</summary>
    public required IntegrationId Id { get; init; }

    /// <summary>How it is.</summary>
    public required IntegrationStatus Status { get; init; }

    /// <summary>Its type, such as <c>Snowflake</c>; empty where not told.</summary>
    public required string Type { get; init; }

    /// <summary>Whether Immuta set it up by itself, or null where not told, as for Trino.</summary>
    public bool? AutoBootstrap { get; init; }

    /// <summary>Its configuration with what the server filled in and without what it hides.</summary>
    public ObjectValue Config { get; init; } = ObjectValue.Empty;

    /// <summary>The last test results.</summary>
    public ValidationResults ValidationResults { get; init; } = ValidationResults.None;

    /// <summary>The key that a Trino cluster uses, in clear, or null.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Never the configuration.</summary>
    public override string ToString() => $"{Type} integration {Id} ({Status})";
}
