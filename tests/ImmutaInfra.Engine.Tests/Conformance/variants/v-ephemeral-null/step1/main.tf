variable "e" {
  type = string
  ephemeral = true
  default = null
}
output "o" {
  value = ephemeralasnull(var.e) == null
}
