using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <summary>What the provider can be asked.</summary>
internal static class FunctionSchemas
{
    public const string GetIntegration = "immuta:index:getIntegration";
    public const string GetIntegrations = "immuta:index:getIntegrations";
    public const string GetBootstrapScript = "immuta:index:getBootstrapScript";

    private static readonly string[] ApiNames = [.. IntegrationTypes.All.Select(type => type.ApiName)];

    private static readonly AttributeSchema[] IntegrationAttributes =
    [
        AttributeSchema.Text("type").Computed().Means("The integration's type in the API, such as Snowflake."),
        AttributeSchema.Text("resourceType").Computed().Means("The token of the resource type that looks after it; not set where there is none."),
        AttributeSchema.Boolean("autoBootstrap").Computed().Means("Whether Immuta set the platform up by itself."),
        AttributeSchema.Text("status").Computed().Means("How the integration is, such as enabled or createError."),
        AttributeSchema.Of("validationResults", CommonAttributes.ValidationResultsType).Computed().Means("What Immuta's tests of the integration came to."),
        AttributeSchema.Of("config", AttributeType.MapOf(AttributeType.Any)).Computed()
            .Means("The configuration under the API's own names, without what Immuta hides."),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FunctionSchema> All { get; } =
    [
        new(GetIntegration, "immuta_integration", "Reads one integration.",
            [
                AttributeSchema.Text("integrationId").Means("Immuta's id of the integration, digits only. Without it, the type is needed."),
                AttributeSchema.Text("type").Accepts(ApiNames).Means("The integration's type in the API, such as Snowflake, to look for it without its id."),
                AttributeSchema.Text("host").Means("The host, where there may be several of the type; for Databricks the workspace's."),
            ],
            [
                AttributeSchema.Text("integrationId").Computed().Means("Immuta's id of the integration."),
                .. IntegrationAttributes,
                AttributeSchema.Text("apiKey").Computed().Secret().Means("The key of a Trino cluster."),
            ]),
        new(GetIntegrations, "immuta_integrations", "Lists the integrations.",
            [AttributeSchema.Text("type").Accepts(ApiNames).Means("Only those of this type in the API.")],
            [
                AttributeSchema.Of("ids", AttributeType.ListOf(AttributeType.Text)).Computed().Means("Their ids, in Immuta's order."),
                AttributeSchema.Of("integrations", AttributeType.ListOf(AttributeType.ObjectOf("IntegrationSummary",
                        [AttributeSchema.Text("integrationId").Computed().Means("Immuta's id of the integration."), .. IntegrationAttributes])))
                    .Computed().Means("The integrations, in Immuta's order."),
            ]),
        new(GetBootstrapScript, "immuta_bootstrap_script", "Gets a script of a manual set-up.",
            [
                AttributeSchema.Text("type").Required().Accepts([.. ApiNames, .. IntegrationTypes.All.Select(type => type.Schema.Token)])
                    .Means("The integration's type in the API, or the token of its resource."),
                AttributeSchema.Text("phase").Required().Accepts([.. Enum.GetValues<ScriptPhase>().Select(ScriptClient.NameOf)])
                    .Means("What the script is for."),
                AttributeSchema.Text("integrationId").Means("The integration, for the phases edit and delete."),
                AttributeSchema.Of("config", AttributeType.MapOf(AttributeType.Any)).Secret()
                    .Means("The configuration under the API's own names, such as all inputs of the resource; not needed for the phase delete."),
            ],
            [AttributeSchema.Text("script").Computed().Secret().Means("The script; it may hold credentials.")]),
    ];
}
