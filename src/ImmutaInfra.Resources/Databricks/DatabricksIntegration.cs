using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Conditions;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Databricks;

/// <summary>Immuta in a Databricks workspace with Unity Catalog.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Databricks</c>.</remarks>
internal static class DatabricksIntegration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Databricks",
        CleanUp = "Left behind are Immuta's catalog with its functions, and the row filters and column masks on your tables that use them.",
        Scripts = [ScriptPhase.Create, ScriptPhase.Edit, ScriptPhase.Cleanup, ScriptPhase.Delete],
        HostAttribute = "workspaceUrl",
        TestedAttributes =
        [
            ("connection test", "workspaceUrl"),
            ("catalog", "catalog"),
            ("metastore", "workspaceUrl"),
        ],
        Schema = CommonAttributes.Integration(
            "DatabricksIntegration", "immuta_databricks_integration", "Immuta in a Databricks workspace with Unity Catalog.", CommonAttributes.ChosenAutoBootstrap, [.. Config(), CommonAttributes.AttestedScripts]),
        Rules =
        [
            Formats.HostName("workspaceUrl"),
            Formats.Port("port"),
            Formats.Port("proxyOptions", "port"),
            Formats.CatalogName("catalog"),
        ],
    };

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("workspaceUrl").Required().ReplaceBecause("Immuta cannot move an integration to another workspace")
            .Means("Host name of the Databricks workspace; the examples carry no scheme.", Stated),
        AttributeSchema.Text("httpPath").Required()
            .Means("HTTP path of the SQL warehouse or cluster.", Stated),
        AttributeSchema.Text("authenticationType").Required().Accepts("token", "oAuthM2M").ServerDefaults("token")
            .Means("How Immuta logs in to Databricks.", Stated),
        AttributeSchema.Text("token").RequiredOnlyWhen(LoginIs("token")).Secret().NeverReadBack()
            .Means("Databricks personal access token of the Immuta service principal.", Stated),
        AttributeSchema.Of("oAuthClientConfig", AttributeType.ObjectOf("DatabricksOAuthClientConfig",
            AttributeSchema.Boolean("useCertificate").ServerDefaults(false)
                .Means("Certificate instead of secret; the only documented value here is false.", Documented),
            AttributeSchema.Text("clientId").Required()
                .Means("Client id of the service principal.", Documented),
            AttributeSchema.Text("clientSecret").RequiredIf(IsNot(true, "oAuthClientConfig", "useCertificate")).Secret().NeverReadBack()
                .Means("Client secret.", Documented),
            AttributeSchema.Text("authorityUrl").Required()
                .Means("Token endpoint / authority.", Documented),
            AttributeSchema.Text("scope").ServerDefaults("all-apis")
                .Means("OAuth scope.", Documented))).RequiredOnlyWhen(LoginIs("oAuthM2M"))
            .Means("OAuth machine-to-machine client.", Documented),
        AttributeSchema.Integer("port").ServerDefaults(443)
            .Means("TCP port.", Inferred),
        AttributeSchema.Text("catalog").ServerDefaults("immuta").ReplaceBecause("Immuta keeps its objects in this catalog and cannot move them")
            .Means("Unity Catalog catalog owned by Immuta; made by Immuta in an automatic set-up, by the script otherwise.", Stated),
        AttributeSchema.Of("audit", AttributeType.ObjectOf("DatabricksAudit",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Ingest Unity Catalog query audit.", Stated)))
            .Means("Query audit.", Stated),
        AttributeSchema.Of("workspaceIds", AttributeType.ListOf(AttributeType.Text))
            .Means("Workspaces whose audit records are ingested.", Documented),
        AttributeSchema.Of("groupPattern", AttributeType.ObjectOf("DatabricksGroupPattern",
            AttributeSchema.Text("deny")
                .Means("Account-level Databricks group that Immuta data policies skip. A change forces a re-push of all policies.", Stated)))
            .Means("Policy exemption group.", Stated),
        AttributeSchema.Of("proxyOptions", AttributeType.ObjectOf("DatabricksProxyOptions",
            AttributeSchema.Text("host").Required()
                .Means("Proxy host.", Inferred),
            AttributeSchema.Integer("port").Required()
                .Means("Proxy port.", Inferred),
            AttributeSchema.Text("username").NeverReadBack()
                .Means("Proxy login.", Inferred),
            AttributeSchema.Text("password").Secret().NeverReadBack()
                .Means("Proxy password.", Inferred)))
            .Means("Proxy between Immuta and the workspace.", Inferred),
        AttributeSchema.Of("additionalWorkspaceConnections", AttributeType.ListOf(AttributeType.MapOf(AttributeType.Any)))
            .Means("Further workspaces bound to the same integration (newer SaaS only).", Documented),
    ];
}
