variable "a" {
  default = 1e400
}
output "o" {
  value = var.a > 5
}
