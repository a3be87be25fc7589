variable "environment" {
  description = "Part of the names of what is set up."
  type        = string
  default     = "dev"

  validation {
    condition     = can(regex("^[a-z]{2,8}$", var.environment))
    error_message = "An environment has two to eight small letters, such as dev."
  }
}

# In earnest these have no defaults: they come from TF_VAR_… variables or a secret store.
variable "setup_password" {
  description = "Password of the account that sets the platforms up."
  type        = string
  sensitive   = true
  default     = "example-only-password"
}

variable "databricks_token" {
  description = "Access token of Immuta's service principal."
  type        = string
  sensitive   = true
  default     = "example-only-token"
}

variable "snowflake_key" {
  description = "Private key of the Snowflake account that sets things up, as PEM text."
  type        = string
  sensitive   = true
  default     = <<-EOT
    -----BEGIN PRIVATE KEY-----
    example only
    -----END PRIVATE KEY-----
  EOT
}
