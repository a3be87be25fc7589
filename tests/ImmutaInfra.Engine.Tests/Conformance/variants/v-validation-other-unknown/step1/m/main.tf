variable "a" {
  validation {
    condition = var.a == 6
    error_message = "not six"
  }
}
