using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>A Google Cloud project, set up by Immuta's script beforehand.</summary>
public sealed record BigQuerySettings
{
    /// <summary>The custom role of Immuta's service account, such as projects/acme/roles/immuta.</summary>
    [Required]
    public string Role { get; init; } = "";

    /// <summary>The dataset that Immuta makes for itself.</summary>
    [Required]
    public string Dataset { get; init; } = "immuta";

    /// <summary>What the names of the datasets with policies end in.</summary>
    [Required]
    public string DatasetSuffix { get; init; } = "_secure";

    /// <summary>The region of the dataset.</summary>
    [Required]
    public string Location { get; init; } = "";

    /// <summary>The key file of the service account, as JSON text. A secret: not for appsettings.json.</summary>
    [Required]
    public string Credential { get; init; } = "";
}
