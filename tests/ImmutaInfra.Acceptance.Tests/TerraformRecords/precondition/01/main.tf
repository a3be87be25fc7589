variable "ok" { default = true }
resource "terraform_data" "a" {
  input = 1
  lifecycle {
    precondition {
      condition     = var.ok
      error_message = "Not ok."
    }
    postcondition {
      condition     = self.output == 1
      error_message = "Not one."
    }
  }
}
resource "terraform_data" "b" { input = terraform_data.a.output }
