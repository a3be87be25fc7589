variable "a" {
  type = map
  default = { a = 1 }
}
output "o" {
  value = var.a
}
