using Pulumi;
using Pulumi.Immuta;
using Pulumi.Immuta.Inputs;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var environment = config.Get("environment") ?? "dev";

    var analytics = new SnowflakeIntegration("analytics", new SnowflakeIntegrationArgs
    {
        Host = $"acme-{environment}.snowflakecomputing.com",
        Warehouse = "GOVERNANCE",
        Database = "IMMUTA",
        AutoBootstrap = true,
        AuthenticationType = SnowflakeAuthenticationType.KeyPair,
        Username = "IMMUTA_SETUP",
        Role = "ACCOUNTADMIN",
        PrivateKey = new SnowflakePrivateKeyArgs
        {
            KeyName = SnowflakePrivateKeyKeyName.PrivKeyFile,
            UserFilename = "immuta.p8",
            Content = Secret("snowflakeKey", "-----BEGIN PRIVATE KEY-----\nexample only\n-----END PRIVATE KEY-----\n"),
        },
        Audit = new SnowflakeAuditArgs { Enabled = true },
    });

    var lakehouse = new DatabricksIntegration("lakehouse", new DatabricksIntegrationArgs
    {
        WorkspaceUrl = "adb-1234567890.12.azuredatabricks.net",
        HttpPath = "/sql/1.0/warehouses/0123456789abcdef",
        Catalog = "immuta",
        AutoBootstrap = true,
        AuthenticationType = DatabricksAuthenticationType.Token,
        Token = Secret("databricksToken", "example-only-token"),

        // The group that policies skip is named after the Snowflake integration whose owners it holds.
        GroupPattern = new DatabricksGroupPatternArgs { Deny = Output.Format($"immuta-exempt-{analytics.IntegrationId}") },
    });

    var warehouse = new RedshiftIntegration("warehouse", new RedshiftIntegrationArgs
    {
        Host = "finance.abc123.eu-central-1.redshift.amazonaws.com",
        Database = "immuta",
        InitialDatabase = "dev",
        AutoBootstrap = true,
        AuthenticationType = RedshiftAuthenticationType.UserPassword,
        Username = "immuta_setup",
        Password = Secret("setupPassword", "example-only-password"),
        Impersonation = new RedshiftImpersonationArgs { Enabled = true, Role = "immuta_impersonation" },
    });

    var starburst = new TrinoIntegration("starburst");

    return new Dictionary<string, object?>
    {
        ["integrations"] = new Dictionary<string, object?>
        {
            ["snowflake"] = analytics.IntegrationId,
            ["databricks"] = lakehouse.IntegrationId,
            ["redshift"] = warehouse.IntegrationId,
            ["trino"] = starburst.IntegrationId,
        },
        ["trinoApiKey"] = starburst.ApiKey,
    };

    // In earnest there is no example: config.RequireSecret(name).
    Output<string> Secret(string name, string example) => config.GetSecret(name) ?? Output.CreateSecret(example);
});
