resource "immuta_trino_integration" "trino" {}

output "trino_api_key" {
  description = "What the plug-in of the Trino cluster logs in with."
  value       = immuta_trino_integration.trino.api_key
  sensitive   = true
}
