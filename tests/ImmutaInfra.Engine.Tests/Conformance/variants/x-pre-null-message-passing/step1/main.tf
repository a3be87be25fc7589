variable "s" {
  default = null
  type = string
}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = var.s == null
      error_message = var.s
    }
  }
}
