using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;
using Pulumi.Immuta.Inputs;

namespace Immuta.Production.Integrations;

/// <summary>Databricks with Unity Catalog, set up by Immuta itself.</summary>
internal static class Databricks
{
    /// <param name="settings">The workspace.</param>
    /// <param name="snowflake">Where there is one, its owners are left out of the policies here, too.</param>
    /// <param name="options">For the resource.</param>
    public static DatabricksIntegration Declare(DatabricksSettings settings, SnowflakeIntegration? snowflake, CustomResourceOptions options)
    {
        var args = new DatabricksIntegrationArgs
        {
            WorkspaceUrl = settings.WorkspaceUrl,
            HttpPath = settings.HttpPath,
            Catalog = settings.Catalog,
            AutoBootstrap = true,
            AuthenticationType = DatabricksAuthenticationType.Token,
            Token = Output.CreateSecret(settings.Token),
            Audit = new DatabricksAuditArgs { Enabled = true },
        };
        if (snowflake is not null)
        {
            // An id is not known before the first run: Format waits for it, and the engine learns of the dependency.
            args.GroupPattern = new DatabricksGroupPatternArgs { Deny = Output.Format($"immuta-exempt-{snowflake.IntegrationId}") };
        }

        return new DatabricksIntegration("lakehouse", args, options);
    }
}
