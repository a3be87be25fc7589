variable "a" {
  default = 1
  validation {
    condition = var.a < var.b
    error_message = "a ${var.b}"
  }
}
variable "b" {
  default = 2
  validation {
    condition = var.a < var.b
    error_message = "b ${var.a}"
  }
}
output "o" { value = var.a + var.b }
