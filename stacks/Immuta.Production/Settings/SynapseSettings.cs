using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>An Azure Synapse Analytics dedicated pool.</summary>
public sealed record SynapseSettings
{
    /// <summary>The endpoint of the workspace.</summary>
    [Required]
    public string Host { get; init; } = "";

    /// <summary>The dedicated pool.</summary>
    [Required]
    public string Database { get; init; } = "";

    /// <summary>The schema that Immuta makes for itself.</summary>
    [Required]
    public string Schema { get; init; } = "immuta";

    /// <summary>The account that sets things up.</summary>
    [Required]
    public string Username { get; init; } = "";

    /// <summary>Its password. A secret: not for appsettings.json.</summary>
    [Required]
    public string Password { get; init; } = "";
}
