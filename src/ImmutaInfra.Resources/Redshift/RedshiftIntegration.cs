using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Conditions;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Redshift;

/// <summary>Immuta in an Amazon Redshift cluster.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Redshift</c>.</remarks>
internal static class RedshiftIntegration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Redshift",
        CleanUp = "Left behind are Immuta's database with its views, its user and the impersonation role.",
        Scripts = [ScriptPhase.InitialCreate, ScriptPhase.Create, ScriptPhase.Edit, ScriptPhase.Cleanup, ScriptPhase.Delete],
        HostAttribute = "host",
        TestedAttributes =
        [
            ("connection test", "host"),
            ("database does not exist", "database"),
            ("impersonation role", "impersonation.role"),
        ],
        Schema = CommonAttributes.Integration(
            "RedshiftIntegration", "immuta_redshift_integration", "Immuta in an Amazon Redshift cluster.", CommonAttributes.ChosenAutoBootstrap, [.. Config(), CommonAttributes.AttestedScripts]),
        DeleteCredentials =
            ["authenticationType", "username", "password", "databaseUser", "accessKeyId", "secretKey", "sessionToken", "okta"],
        Rules =
        [
            Formats.HostName("host"),
            Formats.Port("port"),
            Formats.HostName("okta", "idpHost"),
        ],
    };

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("host").Required().ReplaceBecause("Immuta holds one Redshift integration on each host and cannot move it")
            .Means("Host name of the cluster.", Stated),
        AttributeSchema.Integer("port").ServerDefaults(5439)
            .Means("TCP port.", Stated),
        AttributeSchema.Text("database").Required().ReplaceBecause("Immuta keeps its objects in this database and cannot move them")
            .Means("New, empty database that Immuta creates and manages (an existing one for the Spectrum single-database option).", Stated),
        AttributeSchema.Text("initialDatabase").Required().ReplaceBecause("Immuta has set itself up by way of this database")
            .Means("Existing database to which Immuta connects first.", Stated),
        AttributeSchema.Text("authenticationType").Required().Accepts("userPassword", "accessKey", "okta")
            .Means("How Immuta logs in.", Stated),
        AttributeSchema.Text("username").RequiredOnlyWhen(LoginIs("userPassword")).NeverReadBack()
            .Means("Login name.", Stated),
        AttributeSchema.Text("password").RequiredOnlyWhen(LoginIs("userPassword")).Secret().NeverReadBack()
            .Means("Password.", Stated),
        AttributeSchema.Text("databaseUser").RequiredOnlyWhen(LoginIs("accessKey")).NeverReadBack()
            .Means("Redshift user name for access-key login.", Inferred),
        AttributeSchema.Text("accessKeyId").RequiredOnlyWhen(LoginIs("accessKey")).Secret().NeverReadBack()
            .Means("AWS access key id.", Inferred),
        AttributeSchema.Text("secretKey").RequiredOnlyWhen(LoginIs("accessKey")).Secret().NeverReadBack()
            .Means("AWS secret key.", Inferred),
        AttributeSchema.Text("sessionToken").OnlyWhen(LoginIs("accessKey")).Secret().NeverReadBack()
            .Means("AWS session token for temporary keys.", Inferred),
        AttributeSchema.Of("okta", AttributeType.ObjectOf("RedshiftOkta",
            AttributeSchema.Text("username").Required().NeverReadBack()
                .Means("Okta user.", Stated),
            AttributeSchema.Text("password").Required().Secret().NeverReadBack()
                .Means("Okta password.", Stated),
            AttributeSchema.Text("appId").Required()
                .Means("Okta application id.", Stated),
            AttributeSchema.Text("idpHost").Required()
                .Means("Okta host.", Stated),
            AttributeSchema.Text("role").Required()
                .Means("Role to take in Okta/AWS.", Stated))).RequiredOnlyWhen(LoginIs("okta"))
            .Means("Okta login.", Stated),
        AttributeSchema.Of("impersonation", AttributeType.ObjectOf("RedshiftImpersonation",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Turns impersonation on.", Stated),
            AttributeSchema.Text("role").ServerDefaults("immuta_impersonation")
                .Means("Impersonation role; must not exist yet (automatic set-up).", Stated)))
            .Means("User impersonation settings.", Stated),
        AttributeSchema.Text("connectArgs")
            .Means("Extra ODBC connection-string arguments.", Inferred),
    ];
}
