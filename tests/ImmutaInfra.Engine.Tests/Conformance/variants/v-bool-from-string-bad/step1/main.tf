variable "a" {
  type = bool
}
output "o" {
  value = var.a
}
