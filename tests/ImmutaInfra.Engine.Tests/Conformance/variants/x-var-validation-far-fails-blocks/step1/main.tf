variable "t" { default = "x" }
variable "s" {
  default = "x"
  validation {
      condition = var.s != var.t
      error_message = "not x"
  }
}
output "o" { value = tonumber(var.s) }
