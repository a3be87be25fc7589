resource "immuta_redshift_integration" "redshift" {
  host                = "finance.abc123.eu-central-1.redshift.amazonaws.com"
  database            = "immuta"
  initial_database    = "dev"
  authentication_type = "userPassword"
  username            = "immuta_setup"
  password            = var.redshift_password
  auto_bootstrap      = true # Immuta runs its set-up script itself; false: you do
}

variable "redshift_password" {
  description = "Password of immuta_setup. Set it by TF_VAR_redshift_password."
  type        = string
  sensitive   = true
}
