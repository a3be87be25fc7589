variable "a" {
  default = "x"
  validation {
    condition = can(tonumber(var.a))
    error_message = "no number"
  }
}
