variable "s" {
  default = 1
  ephemeral = true
}
output "a" {
  value = var.s
}
