output "integrations" {
  description = "The ids that Immuta gave."
  value = {
    snowflake  = immuta_snowflake_integration.analytics.integration_id
    databricks = immuta_databricks_integration.lakehouse.integration_id
    redshift   = immuta_redshift_integration.warehouse.integration_id
    synapse    = immuta_azure_synapse_integration.reporting.integration_id
    bigquery   = immuta_bigquery_integration.events.integration_id
    s3         = immuta_s3_integration.lake.integration_id
    trino      = immuta_trino_integration.starburst.integration_id
  }
}

output "trino_api_key" {
  description = "What the Trino cluster's plug-in logs in with."
  value       = immuta_trino_integration.starburst.api_key
  sensitive   = true
}
