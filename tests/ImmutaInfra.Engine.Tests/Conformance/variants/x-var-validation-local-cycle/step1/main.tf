locals { x = var.a }
variable "a" {
  default = 5
  validation {
    condition = local.x == var.a
    error_message = "no"
  }
}
