using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>A Databricks workspace with Unity Catalog.</summary>
public sealed record DatabricksSettings
{
    /// <summary>The host of the workspace, without https.</summary>
    [Required]
    public string WorkspaceUrl { get; init; } = "";

    /// <summary>The path of the SQL warehouse that Immuta works with.</summary>
    [Required]
    public string HttpPath { get; init; } = "";

    /// <summary>The catalog that Immuta makes for itself.</summary>
    [Required]
    public string Catalog { get; init; } = "immuta";

    /// <summary>The access token of Immuta's service principal. A secret: not for appsettings.json.</summary>
    [Required]
    public string Token { get; init; } = "";
}
