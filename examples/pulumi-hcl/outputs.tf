output "integrations" {
  value = {
    snowflake  = immuta_snowflake_integration.analytics.integration_id
    databricks = immuta_databricks_integration.lakehouse.integration_id
    redshift   = immuta_redshift_integration.warehouse.integration_id
    trino      = immuta_trino_integration.starburst.integration_id
  }
}

output "trino_api_key" {
  value     = immuta_trino_integration.starburst.api_key
  sensitive = true
}
