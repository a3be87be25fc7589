variable "a" {
  default = "d"
}
output "o" {
  value = var.a == null ? "is null" : var.a
}
