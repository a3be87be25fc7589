namespace ImmutaInfra.Reporting.Plans;

/// <summary>What a reviewer calls the data platform behind a type of resource.</summary>
internal static class Platform
{
    private static readonly (string Word, string Name, bool HasScripts)[] Known =
    [
        ("snowflake", "Snowflake", true),
        ("databricks", "Databricks", true),
        ("redshift", "Redshift", true),
        ("synapse", "Azure Synapse Analytics", true),
        ("bigquery", "Google BigQuery", false),
        ("s3", "Amazon S3", false),
        ("trino", "Trino", false),
    ];

    /// <summary>The platform's name, or null for a type that is none of Immuta's integrations.</summary>
    /// <param name="type">The HCL type or the token under Pulumi.</param>
    public static string? Find(string type) => FindKnown(type)?.Name;

    /// <summary>Whether a set-up by hand has scripts.</summary>
    public static bool HasScripts(string type) => FindKnown(type)?.HasScripts == true;

    private static (string Word, string Name, bool HasScripts)? FindKnown(string type)
    {
        var plain = type.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (!plain.StartsWith("immuta", StringComparison.Ordinal) || !plain.EndsWith("integration", StringComparison.Ordinal))
        {
            return null;
        }

        return Known.Where(known => plain.Contains(known.Word, StringComparison.Ordinal)).Select(known => ((string, string, bool)?)known).FirstOrDefault();
    }
}
