resource "immuta_azure_synapse_integration" "synapse" {
  host                = "acme.sql.azuresynapse.net"
  database            = "reporting"
  schema              = "immuta"
  authentication_type = "userPassword"
  username            = "immuta_setup"
  password            = var.synapse_password
  auto_bootstrap      = true # Immuta runs its set-up script itself; false: you do
}

variable "synapse_password" {
  description = "Password of immuta_setup. Set it by TF_VAR_synapse_password."
  type        = string
  sensitive   = true
}
