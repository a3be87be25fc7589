namespace Immuta.Production.Settings;

/// <summary>What is set up in a tenant. A kind of integration without a section is left out.</summary>
public sealed record TenantSettings
{
    /// <summary>Whether Pulumi refuses to delete an integration, also by way of a replacement. A stack to try things in turns it off.</summary>
    public bool Protect { get; init; } = true;

    public SnowflakeSettings? Snowflake { get; init; }

    public DatabricksSettings? Databricks { get; init; }

    public RedshiftSettings? Redshift { get; init; }

    public SynapseSettings? Synapse { get; init; }

    public BigQuerySettings? BigQuery { get; init; }

    public S3Settings? S3 { get; init; }

    public TrinoSettings? Trino { get; init; }
}
