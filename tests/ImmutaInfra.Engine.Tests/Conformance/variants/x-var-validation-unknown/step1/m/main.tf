variable "n" {
  validation {
    condition = var.n < 10
    error_message = "n is ${var.n}"
  }
}
resource "terraform_data" "after" { input = var.n }
