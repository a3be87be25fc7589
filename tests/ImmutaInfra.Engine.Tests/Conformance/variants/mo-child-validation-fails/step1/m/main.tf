variable "a" {
  validation {
    condition = length(var.a) > 10
    error_message = "too short"
  }
}
