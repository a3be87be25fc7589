using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>A Snowflake account, set up with a key pair.</summary>
public sealed record SnowflakeSettings
{
    /// <summary>The account, such as acme.snowflakecomputing.com. Another one is another integration.</summary>
    [Required]
    public string Host { get; init; } = "";

    /// <summary>The warehouse that Immuta works with.</summary>
    [Required]
    public string Warehouse { get; init; } = "";

    /// <summary>The database that Immuta makes for itself.</summary>
    [Required]
    public string Database { get; init; } = "IMMUTA";

    /// <summary>The role that the account below sets things up with.</summary>
    [Required]
    public string Role { get; init; } = "ACCOUNTADMIN";

    /// <summary>The account that sets things up.</summary>
    [Required]
    public string Username { get; init; } = "";

    /// <summary>Its private key, as PEM text. A secret: not for appsettings.json.</summary>
    [Required]
    public string PrivateKey { get; init; } = "";
}
