resource "terraform_data" "a" {
  input = 2
  lifecycle {
    ignore_changes = []
  }
}
variable "v" {
  default = "y"
  sensitive = true
}
output "o" {
  sensitive = true
}
locals {
  a = 2
}
