variable "a" {
  type = tuple([string, object({ e = optional(number, 1) })])
  default = ["x", {}]
}
output "o" {
  value = var.a
}
