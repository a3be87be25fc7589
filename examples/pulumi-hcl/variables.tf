variable "environment" {
  description = "Part of the names of what is set up."
  type        = string
  default     = "dev"
}

# In earnest the secrets have no defaults: TF_VAR_databricks_token, or for pulumi alone
#     pulumi config set databricks_token --secret
variable "databricks_token" {
  type      = string
  sensitive = true
  default   = "example-only-token"
}

variable "setup_password" {
  type      = string
  sensitive = true
  default   = "example-only-password"
}

variable "snowflake_key" {
  type      = string
  sensitive = true
  default   = <<-EOT
    -----BEGIN PRIVATE KEY-----
    example only
    -----END PRIVATE KEY-----
  EOT
}
