variable "s" {
  default = null
  type = string
  validation {
      condition = var.s != "x"
      error_message = var.s
  }
}
output "o" { value = 1 }
