resource "immuta_snowflake_integration" "snowflake" {
  host                = "acme.snowflakecomputing.com"
  warehouse           = "GOVERNANCE"
  database            = "IMMUTA"
  authentication_type = "keyPair"
  username            = "IMMUTA_SETUP"
  role                = "ACCOUNTADMIN"
  auto_bootstrap      = true # Immuta runs its set-up script itself; false: you do

  private_key = {
    key_name      = "PRIV_KEY_FILE"
    user_filename = "immuta.p8"
    content       = var.snowflake_private_key
  }

  audit = { enabled = true }
}

variable "snowflake_private_key" {
  description = "Private key of IMMUTA_SETUP, as PEM text. Set it by TF_VAR_snowflake_private_key."
  type        = string
  sensitive   = true
}
