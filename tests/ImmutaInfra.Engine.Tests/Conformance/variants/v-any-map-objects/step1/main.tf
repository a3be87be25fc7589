variable "a" {
  type = map(any)
  default = { x = { a = 1 }, y = { a = "2" } }
}
output "o" {
  value = var.a
}
