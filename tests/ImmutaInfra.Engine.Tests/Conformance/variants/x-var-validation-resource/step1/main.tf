resource "terraform_data" "r" { input = 3 }
variable "a" {
  default = 5
  validation {
    condition = var.a == terraform_data.r.output
    error_message = "a must be ${terraform_data.r.output}"
  }
}
output "a" { value = var.a }
