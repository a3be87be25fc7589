variable "v" {
  type = list(object({ a = string, b = optional(bool, true) }))
}
output "o" { value = var.v }
