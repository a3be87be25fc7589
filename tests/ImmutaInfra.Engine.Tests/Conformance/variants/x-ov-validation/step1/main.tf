variable "x" {
  default = 5
  validation {
    condition = var.x == 1
    error_message = "one"
  }
}
