variable "e" {
  default = "x"
  ephemeral = true
  validation {
    condition = var.e == "y"
    error_message = "e is ${var.e}"
  }
}
