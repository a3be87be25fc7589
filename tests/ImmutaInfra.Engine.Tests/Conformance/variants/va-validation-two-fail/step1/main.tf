variable "a" {
  default = "x"
  validation {
    condition = length(var.a) > 3
    error_message = "short"
  }
  validation {
    condition = var.a == "y"
    error_message = "wrong"
  }
}
