variable "a" {
  type = string
  default = "d"
}
output "o" {
  value = var.a == null ? "is null" : var.a
}
