variable "a" {
  type = string
  nullable = false
  default = "d"
}
output "o" {
  value = var.a
}
