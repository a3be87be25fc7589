using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Synapse;

/// <summary>Immuta in an Azure Synapse Analytics dedicated SQL pool.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Azure Synapse Analytics</c>.</remarks>
internal static class SynapseIntegration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Azure Synapse Analytics",
        CleanUp = "Left behind are the schema with its views, and the impersonation role.",
        Scripts = [ScriptPhase.InitialCreate, ScriptPhase.Create, ScriptPhase.Edit, ScriptPhase.Cleanup, ScriptPhase.PostCleanup, ScriptPhase.Delete],
        HostAttribute = "host",
        TestedAttributes =
        [
            ("connect", "host"),
            ("delimiters", "metadataDelimiters"),
            ("impersonation role", "impersonation.role"),
            ("manage database", "database"),
        ],
        Schema = CommonAttributes.Integration(
            "AzureSynapseIntegration", "immuta_azure_synapse_integration", "Immuta in an Azure Synapse Analytics dedicated SQL pool.", CommonAttributes.ChosenAutoBootstrap, [.. Config(), CommonAttributes.AttestedScripts]),
        DeleteCredentials = ["authenticationType", "username", "password"],
        Rules =
        [
            Formats.HostName("host"),
            Formats.Port("port"),
            DelimitersDiffer,
        ],
    };

    /// <summary>Source: Immuta documentation, validation tests, "Hash delimiter and array delimiter must not have the same value".</summary>
    private static void DelimitersDiffer(RuleInputs inputs)
    {
        var hash = inputs.Text("metadataDelimiters", "hashDelimiter");
        if (hash is not null && string.Equals(hash, inputs.Text("metadataDelimiters", "arrayDelimiter"), StringComparison.Ordinal))
        {
            inputs.Report(CheckDiagnostics.EqualDelimiters(), "metadataDelimiters", "arrayDelimiter");
        }
    }

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("host").Required().ReplaceBecause("Immuta cannot move an integration to another host")
            .Means("Host name of the Synapse dedicated SQL pool endpoint; no scheme.", Stated),
        AttributeSchema.Text("database").Required().ReplaceBecause("Immuta has made its schemas and views in this database and cannot move them")
            .Means("Existing database in which Immuta creates its schemas and views.", Stated),
        AttributeSchema.Text("schema").Required().ReplaceBecause("Immuta has made its views in this schema and cannot move them")
            .Means("Name of the Immuta-managed schema that holds the secure views.", Stated),
        AttributeSchema.Text("authenticationType").Required().Accepts("userPassword")
            .Means("How Immuta logs in.", Stated),
        AttributeSchema.Text("username").Required().NeverReadBack()
            .Means("Login of the account that runs the set-up. An automatic set-up uses it once and does not keep it.", Stated),
        AttributeSchema.Text("password").Required().Secret().NeverReadBack()
            .Means("Password of that login.", Stated),
        AttributeSchema.Integer("port").ServerDefaults(1433)
            .Means("TCP port.", Inferred),
        AttributeSchema.Of("metadataDelimiters", AttributeType.ObjectOf("SynapseMetadataDelimiters",
            AttributeSchema.Text("hashDelimiter").ServerDefaults("|").ReplaceBecause("Immuta cannot change the delimiters of data that it has stored in Synapse")
                .Means("Separates hash (key/value) entries.", Stated),
            AttributeSchema.Text("hashKeyDelimiter").ServerDefaults(":").ReplaceBecause("Immuta cannot change the delimiters of data that it has stored in Synapse")
                .Means("Separates key from value.", Stated),
            AttributeSchema.Text("arrayDelimiter").ServerDefaults(",").ReplaceBecause("Immuta cannot change the delimiters of data that it has stored in Synapse")
                .Means("Separates array items.", Stated))).ReplaceBecause("Immuta cannot change the delimiters of data that it has stored in Synapse")
            .Means("Delimiters for user-profile strings stored in Synapse.", Stated),
        AttributeSchema.Of("impersonation", AttributeType.ObjectOf("SynapseImpersonation",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Turns impersonation on.", Stated),
            AttributeSchema.Text("role").ServerDefaults("IMMUTA_IMPERSONATION")
                .Means("Role created for impersonation; must not exist yet (automatic set-up).", Stated)))
            .Means("User impersonation settings.", Stated),
    ];
}
