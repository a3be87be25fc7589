variable "x" { default = 5 }
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = var.x == 1
      error_message = "one"
    }
    precondition {
      condition = var.x == 2
      error_message = "two"
    }
  }
}
