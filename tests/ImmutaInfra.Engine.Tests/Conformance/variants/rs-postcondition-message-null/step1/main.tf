resource "terraform_data" "a" {
  lifecycle {
    postcondition {
      condition = self.output == 1
      error_message = null
    }
  }
}
