variable "s" {
  default = "x"
  validation {
      condition = var.s != "x"
      error_message = "not x"
  }
}
output "o" { value = tonumber(var.s) }
