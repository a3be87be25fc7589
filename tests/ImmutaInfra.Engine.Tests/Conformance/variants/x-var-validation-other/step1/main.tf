variable "a" {
  default = 5
  validation {
    condition = var.a > var.b
    error_message = "a must be above b (${var.b})"
  }
}
variable "b" { default = 7 }
