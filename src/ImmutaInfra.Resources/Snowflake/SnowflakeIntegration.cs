using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Conditions;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Snowflake;

/// <summary>Immuta in a Snowflake account.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Snowflake</c>.</remarks>
internal static class SnowflakeIntegration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Snowflake",
        CleanUp = "Left behind are Immuta's database, its roles, and the masking and row access policies on your tables.",
        Scripts = [ScriptPhase.Create, ScriptPhase.Edit, ScriptPhase.Cleanup, ScriptPhase.Delete],
        HostAttribute = "host",
        TestedAttributes =
        [
            ("connection test", "host"),
            ("default warehouse", "warehouse"),
            ("privileged role", "role"),
            ("bootstrap user grants", "username"),
            ("database does not exist", "database"),
            ("impersonation role", "impersonation.role"),
        ],
        Schema = CommonAttributes.Integration(
            "SnowflakeIntegration", "immuta_snowflake_integration", "Immuta in a Snowflake account.", CommonAttributes.ChosenAutoBootstrap, [.. Config(), CommonAttributes.AttestedScripts]),
        DeleteCredentials =
            ["authenticationType", "username", "password", "privateKey", "privateKeyPassword", "oAuthClientConfig", "role"],
        Rules =
        [
            Formats.HostName("host"),
            Formats.Port("port"),
            Formats.PrivateKey("privateKey", "content"),
            Formats.PrivateKey("oAuthClientConfig", "oauthPrivateKey", "content"),
            LineageNeedsAudit,
        ],
        WarningsOf = inputs =>
            inputs["authenticationType"].Equals("userPassword") && inputs[CommonAttributes.AutoBootstrap].Equals(true)
                ? [CheckDiagnostics.PasswordLoginMayBeBlocked()]
                : [],
    };

    /// <summary>Source: Immuta documentation, order of the steps that turn lineage on.</summary>
    private static void LineageNeedsAudit(RuleInputs inputs)
    {
        if (inputs.Flag("lineage", "enabled") == true && (inputs.Flag("audit", "enabled") == false || inputs.IsAbsent("audit", "enabled")))
        {
            inputs.Report(CheckDiagnostics.LineageWithoutAudit(), "lineage", "enabled");
        }
    }

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("host").Required().ReplaceBecause("Immuta holds one Snowflake integration on each host and cannot move it")
            .Means("Account host name, account.snowflakecomputing.com.", Stated),
        AttributeSchema.Integer("port").ServerDefaults(443)
            .Means("TCP port.", Stated),
        AttributeSchema.Text("warehouse").Required()
            .Means("Default warehouse of the Immuta system user.", Stated),
        AttributeSchema.Text("database").Required().ReplaceBecause("Immuta keeps its objects in this database and cannot move them")
            .Means("New, empty database that Immuta creates and manages.", Stated),
        AttributeSchema.Text("authenticationType").Required().Accepts("userPassword", "keyPair", "oAuthClientCredentials")
            .Means("How Immuta logs in.", Stated),
        AttributeSchema.Text("username").RequiredOnlyWhen(LoginIs("userPassword", "keyPair")).NeverReadBack()
            .Means("Login name.", Stated),
        AttributeSchema.Text("password").RequiredOnlyWhen(LoginIs("userPassword")).Secret().NeverReadBack()
            .Means("Password. Snowflake has restricted password-only login since 30 September 2024: new integrations then need a manual set-up or a key pair.", Stated),
        AttributeSchema.Of("privateKey", AttributeType.ObjectOf("SnowflakePrivateKey",
            AttributeSchema.Text("keyName").Required().Accepts("PRIV_KEY_FILE").ServerDefaults("PRIV_KEY_FILE")
                .Means("Fixed name.", Documented),
            AttributeSchema.Text("userFilename").Required()
                .Means("File name on the user's machine; informational.", Documented),
            AttributeSchema.Text("content").Required().Secret().NeverReadBack()
                .Means("PEM text of the key.", Documented))).RequiredOnlyWhen(LoginIs("keyPair")).NeverReadBack()
            .Means("Key-pair file.", Documented),
        AttributeSchema.Text("privateKeyPassword").OnlyWhen(LoginIs("keyPair")).Secret().NeverReadBack()
            .Means("Passphrase of an encrypted key.", Documented),
        AttributeSchema.Of("oAuthClientConfig", AttributeType.ObjectOf("SnowflakeOAuthClientConfig",
            AttributeSchema.Text("provider").Required()
                .Means("Name of the identity provider.", Documented),
            AttributeSchema.Text("clientId").Required()
                .Means("Client id.", Documented),
            AttributeSchema.Boolean("useCertificate").Required()
                .Means("Whether to log in with a certificate and its private key (true) or with a client secret (false).", Documented),
            AttributeSchema.Text("clientSecret").RequiredOnlyWhen(Is(false, "oAuthClientConfig", "useCertificate")).Secret().NeverReadBack()
                .Means("Client secret.", Documented),
            AttributeSchema.Text("authorityUrl").Required()
                .Means("Authority of the identity provider.", Inferred),
            AttributeSchema.Text("scope").ServerDefaults("session:role-any")
                .Means("OAuth scope.", Inferred),
            AttributeSchema.Text("resource")
                .Means("OAuth resource.", Inferred),
            AttributeSchema.Text("publicCertificateThumbprint").RequiredOnlyWhen(Is(true, "oAuthClientConfig", "useCertificate"))
                .Means("Certificate thumbprint.", Inferred),
            AttributeSchema.Of("oauthPrivateKey", AttributeType.ObjectOf("SnowflakeOAuthPrivateKey",
                AttributeSchema.Text("keyName").NeverReadBack()
                    .Means("Name under which Immuta keeps the key.", Inferred),
                AttributeSchema.Text("userFilename").NeverReadBack()
                    .Means("File name on the user's machine; informational.", Inferred),
                AttributeSchema.Text("content").Required().Secret().NeverReadBack()
                    .Means("PEM text of the key.", Inferred))).RequiredOnlyWhen(Is(true, "oAuthClientConfig", "useCertificate")).Secret().NeverReadBack()
                .Means("Private key of the certificate.", Inferred))).RequiredOnlyWhen(LoginIs("oAuthClientCredentials"))
            .Means("OAuth client credentials.", Documented),
        AttributeSchema.Text("role").RequiredOnlyWhen(Is(true, "autoBootstrap"))
            .Means("Privileged role of the account that bootstraps.", Stated),
        AttributeSchema.Of("audit", AttributeType.ObjectOf("SnowflakeAudit",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Ingest query history.", Stated)))
            .Means("Query audit.", Stated),
        AttributeSchema.Of("workspaces", AttributeType.ObjectOf("SnowflakeWorkspaces",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Turns project workspaces on.", Stated),
            AttributeSchema.Of("warehouses", AttributeType.ListOf(AttributeType.Text)).RequiredIf(Is(true, "workspaces", "enabled"))
                .Means("Warehouses usable in workspaces.", Inferred)))
            .Means("Project workspaces.", Stated),
        AttributeSchema.Of("impersonation", AttributeType.ObjectOf("SnowflakeImpersonation",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Turns impersonation on.", Stated),
            AttributeSchema.Text("role").ServerDefaults("IMMUTA_IMPERSONATION")
                .Means("Impersonation role; must not exist yet (automatic set-up).", Documented)))
            .Means("User impersonation.", Stated),
        AttributeSchema.Of("lineage", AttributeType.ObjectOf("SnowflakeLineage",
            AttributeSchema.Boolean("enabled").ServerDefaults(false)
                .Means("Turns lineage on.", Stated),
            AttributeSchema.Of("lineageConfig", AttributeType.ObjectOf("SnowflakeLineageConfig",
                AttributeSchema.Integer("ingestBatchSize").ServerDefaults(1000)
                    .Means("Rows per batch of the access-history stream.", Inferred),
                AttributeSchema.Text("tableFilter")
                    .Means("Regular expression without enclosing slashes: the tables to ingest; all when not given.", Inferred),
                AttributeSchema.Text("tagFilter")
                    .Means("Regular expression without enclosing slashes: the tags to propagate; all when not given.", Inferred)))
                .Means("Which lineage is taken.", Inferred)))
            .Means("Lineage tag propagation.", Stated),
        AttributeSchema.Of("userRolePattern", AttributeType.ObjectOf("SnowflakeUserRolePattern",
            AttributeSchema.Of("exclude", AttributeType.ListOf(AttributeType.Text))
                .Means("Names of the roles and users to exempt.", Inferred)))
            .Means("Roles and users that policies skip.", Inferred),
        AttributeSchema.Text("connectArgs").Secret().NeverReadBack()
            .Means("Extra connection-string options.", Inferred),
    ];
}
