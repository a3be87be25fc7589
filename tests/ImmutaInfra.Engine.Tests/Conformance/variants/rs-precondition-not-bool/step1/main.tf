resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = "x"
      error_message = "x"
    }
  }
}
