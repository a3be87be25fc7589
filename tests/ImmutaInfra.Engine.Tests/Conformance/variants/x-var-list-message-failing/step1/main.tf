variable "s" {
  default = ["a"]
  validation {
      condition = length(var.s) == 2
      error_message = var.s
  }
}
