variable "a" {
  type = object({ inner = optional(object({ p = optional(number, 80), q = optional(string, "q") }), {}) })
  default = {}
}
output "o" {
  value = var.a
}
