variable "a" {
  type = map(any)
  default = { x = { a = 1 }, y = [2] }
}
output "o" {
  value = var.a
}
