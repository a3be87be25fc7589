variable "s" {
  default = ["a"]
  validation {
      condition = length(var.s) == 1
      error_message = var.s
  }
}
