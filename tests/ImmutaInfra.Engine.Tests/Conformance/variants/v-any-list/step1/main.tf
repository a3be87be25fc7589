variable "a" {
  type = list(any)
  default = [1, "x", true]
}
output "o" {
  value = var.a
}
