variable "a" {
  type = object({ x = number })
}
output "o" {
  value = var.a
}
