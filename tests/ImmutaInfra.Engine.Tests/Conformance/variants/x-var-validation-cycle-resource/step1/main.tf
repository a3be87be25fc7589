resource "terraform_data" "r" { input = var.a }
variable "a" {
  default = 1
  validation {
    condition = var.a < terraform_data.r.input
    error_message = "a"
  }
}
