resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = null
      error_message = "x"
    }
  }
}
