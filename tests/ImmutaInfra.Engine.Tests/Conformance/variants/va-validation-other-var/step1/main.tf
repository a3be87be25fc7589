variable "b" {
  default = 3
}
variable "a" {
  default = 1
  validation {
    condition = var.a > var.b
    error_message = "a must be above ${var.b}"
  }
}
