using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>A Redshift cluster.</summary>
public sealed record RedshiftSettings
{
    /// <summary>The endpoint of the cluster.</summary>
    [Required]
    public string Host { get; init; } = "";

    /// <summary>The database that Immuta makes for itself.</summary>
    [Required]
    public string Database { get; init; } = "immuta";

    /// <summary>The database that is there to connect to first.</summary>
    [Required]
    public string InitialDatabase { get; init; } = "dev";

    /// <summary>The account that sets things up.</summary>
    [Required]
    public string Username { get; init; } = "";

    /// <summary>Its password. A secret: not for appsettings.json.</summary>
    [Required]
    public string Password { get; init; } = "";
}
