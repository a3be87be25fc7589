variable "s" {
  default = ["a"]
}
resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = length(var.s) == 1
      error_message = var.s
    }
  }
}

