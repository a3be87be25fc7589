variable "a" {
  type = number
  validation {
    condition = var.a > 10
    error_message = "Must be above ten, not ${var.a}."
  }
  validation {
    condition = var.a % 2 == 0
    error_message = "Must be even."
  }
}
output "o" {
  value = var.a
}
