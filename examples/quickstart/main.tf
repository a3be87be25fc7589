# All seven kinds of integrations. Try it without a tenant:
#
#     immutainfra apply examples/quickstart --emulator

terraform {
  required_providers {
    immuta = { source = "pulumi/immuta", version = "0.1.0" }
  }
}

# Where Immuta is and who asks: IMMUTA_BASE_URL and IMMUTA_API_KEY, or base_url and api_key here.
provider "immuta" {}

locals {
  database = upper("immuta_${var.environment}")
}

resource "immuta_snowflake_integration" "analytics" {
  host                = "acme-${var.environment}.snowflakecomputing.com"
  warehouse           = "GOVERNANCE"
  database            = local.database
  authentication_type = "keyPair"
  username            = "IMMUTA_SETUP"
  role                = "ACCOUNTADMIN"
  auto_bootstrap      = true

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
  authentication_type = "token"
  token               = var.databricks_token
  catalog             = "immuta"
  auto_bootstrap      = true

  # The group that policies skip is named after the Snowflake integration whose owners it holds.
  group_pattern = { deny = "immuta-exempt-${immuta_snowflake_integration.analytics.integration_id}" }
}

resource "immuta_redshift_integration" "warehouse" {
  host                = "finance.abc123.eu-central-1.redshift.amazonaws.com"
  database            = lower(local.database)
  initial_database    = "dev"
  authentication_type = "userPassword"
  username            = "immuta_setup"
  password            = var.setup_password
  auto_bootstrap      = true

  impersonation {
    enabled = true
    role    = "immuta_impersonation"
  }
}

resource "immuta_azure_synapse_integration" "reporting" {
  host                = "acme.sql.azuresynapse.net"
  database            = "reporting"
  schema              = "immuta"
  authentication_type = "userPassword"
  username            = "immuta_setup"
  password            = var.setup_password
  auto_bootstrap      = true
}

resource "immuta_bigquery_integration" "events" {
  role           = "projects/acme-events/roles/immuta"
  dataset_suffix = "_secure"
  dataset        = "immuta"
  location       = "europe-west3"
  credential     = file("${path.module}/bigquery-key.example.json")
  auto_bootstrap = false
}

resource "immuta_s3_integration" "lake" {
  name                = "lake-${var.environment}"
  aws_account_id      = "012345678901"
  aws_region          = "eu-central-1"
  aws_location_role   = "arn:aws:iam::012345678901:role/immuta-access-grants"
  aws_location_path   = "s3://acme-lake/"
  authentication_type = "auto"
  aws_role_to_assume  = "arn:aws:iam::012345678901:role/immuta"
  auto_bootstrap      = false
}

resource "immuta_trino_integration" "starburst" {}
