# The same folder runs with immutainfra and with pulumi (Pulumi.yaml: runtime hcl). For pulumi a single object is an attribute,
# "audit = { … }", and never a block.

terraform {
  required_providers {
    # The source makes it Pulumi's plugin; the version is one version and no range.
    immuta = { source = "pulumi/immuta", version = "0.1.0" }
  }
}

# Where Immuta is and who asks: IMMUTA_BASE_URL and IMMUTA_API_KEY, or base_url and api_key here.
provider "immuta" {}

resource "immuta_snowflake_integration" "analytics" {
  host                = "acme-${var.environment}.snowflakecomputing.com"
  warehouse           = "GOVERNANCE"
  database            = "IMMUTA"
  auto_bootstrap      = true
  authentication_type = "keyPair"
  username            = "IMMUTA_SETUP"
  role                = "ACCOUNTADMIN"

  private_key = {
    key_name      = "PRIV_KEY_FILE"
    user_filename = "immuta.p8"
    content       = var.snowflake_key
  }

  audit = { enabled = true }
}

resource "immuta_databricks_integration" "lakehouse" {
  workspace_url       = "adb-1234567890.12.azuredatabricks.net"
  http_path           = "/sql/1.0/warehouses/0123456789abcdef"
  catalog             = "immuta"
  auto_bootstrap      = true
  authentication_type = "token"
  token               = var.databricks_token

  # The group that policies skip is named after the Snowflake integration whose owners it holds.
  group_pattern = { deny = "immuta-exempt-${immuta_snowflake_integration.analytics.integration_id}" }
}

resource "immuta_redshift_integration" "warehouse" {
  host                = "finance.abc123.eu-central-1.redshift.amazonaws.com"
  database            = "immuta"
  initial_database    = "dev"
  auto_bootstrap      = true
  authentication_type = "userPassword"
  username            = "immuta_setup"
  password            = var.setup_password

  impersonation = {
    enabled = true
    role    = "immuta_impersonation"
  }
}

resource "immuta_trino_integration" "starburst" {}
