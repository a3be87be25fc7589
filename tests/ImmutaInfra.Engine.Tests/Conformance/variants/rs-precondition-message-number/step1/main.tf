resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = false
      error_message = 5
    }
  }
}
