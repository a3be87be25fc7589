using System.ComponentModel.DataAnnotations;

namespace Immuta.Production.Settings;

/// <summary>An S3 Access Grants location, set up beforehand.</summary>
public sealed record S3Settings
{
    /// <summary>The name in Immuta.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The twelve digits of the AWS account.</summary>
    [Required]
    [RegularExpression("^[0-9]{12}$", ErrorMessage = "The field AccountId must be twelve digits.")]
    public string AccountId { get; init; } = "";

    /// <summary>The AWS region.</summary>
    [Required]
    public string Region { get; init; } = "";

    /// <summary>The role of the Access Grants location.</summary>
    [Required]
    public string LocationRole { get; init; } = "";

    /// <summary>The location, such as s3://acme-lake/.</summary>
    [Required]
    public string LocationPath { get; init; } = "";

    /// <summary>The role that Immuta takes on.</summary>
    [Required]
    public string RoleToAssume { get; init; } = "";
}
