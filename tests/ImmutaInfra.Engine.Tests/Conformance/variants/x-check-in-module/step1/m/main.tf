variable "v" {}
check "c" {
  assert {
    condition = var.v == 1
    error_message = "v is ${var.v}"
  }
}
resource "terraform_data" "r" {
  lifecycle {
    postcondition {
      condition = self.id != ""
      error_message = "id"
    }
  }
}
output "o" {
  value = 1
  precondition {
    condition = var.v < 5
    error_message = "big"
  }
}
