variable "s" {
  default = null
  type = bool
  validation {
      condition = var.s
      error_message = "s"
  }
}
output "o" { value = 1 }
