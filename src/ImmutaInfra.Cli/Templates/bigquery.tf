resource "immuta_bigquery_integration" "bigquery" {
  role           = "projects/acme-events/roles/immuta"
  dataset_suffix = "_secure"
  dataset        = "immuta"
  location       = "europe-west3"
  credential     = var.bigquery_key
  auto_bootstrap = false # BigQuery is always set up by hand
}

variable "bigquery_key" {
  description = "Key file of Immuta's service account, as JSON text. Set it by TF_VAR_bigquery_key."
  type        = string
  sensitive   = true
}
