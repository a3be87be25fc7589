variable "s" {
  default = "x"
  sensitive = true
}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = false
      error_message = "no ${var.s}"
    }
  }
}
