"""Immuta's integrations with four data platforms."""

import pulumi
import pulumi_immuta as immuta

config = pulumi.Config()
environment = config.get("environment") or "dev"


def secret(name: str, example: str) -> pulumi.Output[str]:
    """In earnest there is no example: config.require_secret(name)."""
    return config.get_secret(name) or pulumi.Output.secret(example)


analytics = immuta.SnowflakeIntegration(
    "analytics",
    host=f"acme-{environment}.snowflakecomputing.com",
    warehouse="GOVERNANCE",
    database="IMMUTA",
    auto_bootstrap=True,
    authentication_type=immuta.SnowflakeAuthenticationType.KEY_PAIR,
    username="IMMUTA_SETUP",
    role="ACCOUNTADMIN",
    private_key=immuta.SnowflakePrivateKeyArgs(
        key_name=immuta.SnowflakePrivateKeyKeyName.PRIV_KEY_FILE,
        user_filename="immuta.p8",
        content=secret("snowflakeKey", "-----BEGIN PRIVATE KEY-----\nexample only\n-----END PRIVATE KEY-----\n"),
    ),
    audit=immuta.SnowflakeAuditArgs(enabled=True),
)

lakehouse = immuta.DatabricksIntegration(
    "lakehouse",
    workspace_url="adb-1234567890.12.azuredatabricks.net",
    http_path="/sql/1.0/warehouses/0123456789abcdef",
    catalog="immuta",
    auto_bootstrap=True,
    authentication_type=immuta.DatabricksAuthenticationType.TOKEN,
    token=secret("databricksToken", "example-only-token"),
    # The group that policies skip is named after the Snowflake integration whose owners it holds.
    group_pattern=immuta.DatabricksGroupPatternArgs(
        deny=pulumi.Output.concat("immuta-exempt-", analytics.integration_id),
    ),
)

warehouse = immuta.RedshiftIntegration(
    "warehouse",
    host="finance.abc123.eu-central-1.redshift.amazonaws.com",
    database="immuta",
    initial_database="dev",
    auto_bootstrap=True,
    authentication_type=immuta.RedshiftAuthenticationType.USER_PASSWORD,
    username="immuta_setup",
    password=secret("setupPassword", "example-only-password"),
    impersonation=immuta.RedshiftImpersonationArgs(enabled=True, role="immuta_impersonation"),
)

starburst = immuta.TrinoIntegration("starburst")

pulumi.export("integrations", {
    "snowflake": analytics.integration_id,
    "databricks": lakehouse.integration_id,
    "redshift": warehouse.integration_id,
    "trino": starburst.integration_id,
})
pulumi.export("trinoApiKey", starburst.api_key)
