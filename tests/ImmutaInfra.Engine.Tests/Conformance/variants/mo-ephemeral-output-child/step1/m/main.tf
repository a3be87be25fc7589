variable "a" {
  ephemeral = true
}
output "o" {
  value = var.a
  ephemeral = true
}
