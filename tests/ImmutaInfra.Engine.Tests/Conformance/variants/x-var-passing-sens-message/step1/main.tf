variable "s" {
  default = "x"
  sensitive = true
  validation {
      condition = var.s == "x"
      error_message = "s is ${var.s}"
  }
}
output "o" { value = 1 }
