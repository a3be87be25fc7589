variable "s" {
  default = "x"
  sensitive = true
  validation {
      condition = var.s == "y"
      error_message = "s is ${var.s}"
  }
}
output "o" { value = 1 }
