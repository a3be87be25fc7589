variable "s" {
  default = "x"
  validation {
      condition = var.s == "x"
      error_message = "s is ${tonumber(var.s)}"
  }
}
output "o" { value = 1 }
