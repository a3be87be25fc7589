resource "immuta_databricks_integration" "databricks" {
  workspace_url       = "adb-1234567890.12.azuredatabricks.net"
  http_path           = "/sql/1.0/warehouses/0123456789abcdef"
  authentication_type = "token"
  token               = var.databricks_token
  catalog             = "immuta"
  auto_bootstrap      = true # Immuta runs its set-up script itself; false: you do
}

variable "databricks_token" {
  description = "Access token of Immuta's service principal. Set it by TF_VAR_databricks_token."
  type        = string
  sensitive   = true
}
