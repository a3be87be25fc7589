resource "terraform_data" "a" {
  lifecycle {
    precondition {
      condition = var.x == 5
      error_message = "five"
    }
  }
}
