using System.Collections.Frozen;
using ImmutaInfra.Resources.BigQuery;
using ImmutaInfra.Resources.Databricks;
using ImmutaInfra.Resources.Redshift;
using ImmutaInfra.Resources.S3;
using ImmutaInfra.Resources.Schemas;
using ImmutaInfra.Resources.Snowflake;
using ImmutaInfra.Resources.Synapse;
using ImmutaInfra.Resources.Trino;

namespace ImmutaInfra.Resources;

/// <summary>The types of integrations.</summary>
internal static class IntegrationTypes
{
    private static readonly FrozenDictionary<string, IntegrationType> ByToken;

    static IntegrationTypes() => ByToken = All.ToFrozenDictionary(type => type.Schema.Token, StringComparer.Ordinal);

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<IntegrationType> All { get; } =
    [
        SynapseIntegration.Type,
        DatabricksIntegration.Type,
        BigQueryIntegration.Type,
        S3Integration.Type,
        RedshiftIntegration.Type,
        SnowflakeIntegration.Type,
        TrinoIntegration.Type,
    ];

    /// <summary>The type of that token, or null.</summary>
    public static IntegrationType? Find(string token) => ByToken.GetValueOrDefault(token);

    /// <summary>The type of that name in the API, or null.</summary>
    public static IntegrationType? FindByApiName(string apiName) =>
        All.FirstOrDefault(type => string.Equals(type.ApiName, apiName, StringComparison.Ordinal));
}
