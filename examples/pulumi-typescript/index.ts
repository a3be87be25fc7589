import * as pulumi from "@pulumi/pulumi";
import * as immuta from "@pulumi/immuta";

const config = new pulumi.Config();
const environment = config.get("environment") ?? "dev";

// In earnest there is no example: config.requireSecret(name).
function secret(name: string, example: string): pulumi.Output<string> {
  return config.getSecret(name) ?? pulumi.secret(example);
}

const analytics = new immuta.SnowflakeIntegration("analytics", {
  host: `acme-${environment}.snowflakecomputing.com`,
  warehouse: "GOVERNANCE",
  database: "IMMUTA",
  autoBootstrap: true,
  authenticationType: immuta.SnowflakeAuthenticationType.KeyPair,
  username: "IMMUTA_SETUP",
  role: "ACCOUNTADMIN",
  privateKey: {
    keyName: immuta.SnowflakePrivateKeyKeyName.PrivKeyFile,
    userFilename: "immuta.p8",
    content: secret("snowflakeKey", "-----BEGIN PRIVATE KEY-----\nexample only\n-----END PRIVATE KEY-----\n"),
  },
  audit: { enabled: true },
});

const lakehouse = new immuta.DatabricksIntegration("lakehouse", {
  workspaceUrl: "adb-1234567890.12.azuredatabricks.net",
  httpPath: "/sql/1.0/warehouses/0123456789abcdef",
  catalog: "immuta",
  autoBootstrap: true,
  authenticationType: immuta.DatabricksAuthenticationType.Token,
  token: secret("databricksToken", "example-only-token"),
  // The group that policies skip is named after the Snowflake integration whose owners it holds.
  groupPattern: { deny: pulumi.interpolate`immuta-exempt-${analytics.integrationId}` },
});

const warehouse = new immuta.RedshiftIntegration("warehouse", {
  host: "finance.abc123.eu-central-1.redshift.amazonaws.com",
  database: "immuta",
  initialDatabase: "dev",
  autoBootstrap: true,
  authenticationType: immuta.RedshiftAuthenticationType.UserPassword,
  username: "immuta_setup",
  password: secret("setupPassword", "example-only-password"),
  impersonation: { enabled: true, role: "immuta_impersonation" },
});

const starburst = new immuta.TrinoIntegration("starburst");

export const integrations = {
  snowflake: analytics.integrationId,
  databricks: lakehouse.integrationId,
  redshift: warehouse.integrationId,
  trino: starburst.integrationId,
};
export const trinoApiKey = starburst.apiKey;
