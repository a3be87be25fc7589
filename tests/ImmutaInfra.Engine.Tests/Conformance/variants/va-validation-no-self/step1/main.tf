variable "b" {
  default = 3
}
variable "a" {
  default = 1
  validation {
    condition = var.b > 1
    error_message = "x"
  }
}
