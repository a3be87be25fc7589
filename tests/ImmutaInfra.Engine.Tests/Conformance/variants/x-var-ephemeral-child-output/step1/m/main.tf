variable "e" { ephemeral = true }
output "e" {
  value = var.e
  ephemeral = true
}
output "plain" { value = "p" }
