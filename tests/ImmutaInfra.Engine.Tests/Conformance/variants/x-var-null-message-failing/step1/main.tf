variable "s" {
  default = null
  type = string
  validation {
      condition = var.s != null
      error_message = var.s
  }
}
