variable "ok" { default = false }
resource "terraform_data" "a" {
  input = 1
  lifecycle {
    precondition {
      condition     = var.ok
      error_message = "Not ok."
    }
  }
}
resource "terraform_data" "b" { input = terraform_data.a.output }
