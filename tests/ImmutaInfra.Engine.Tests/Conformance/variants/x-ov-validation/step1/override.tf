variable "x" {
  validation {
    condition = var.x == 5
    error_message = "five"
  }
}
