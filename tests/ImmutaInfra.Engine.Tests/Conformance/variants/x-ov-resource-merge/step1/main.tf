resource "terraform_data" "a" {
  input = 1
  triggers_replace = [1]
  lifecycle {
    create_before_destroy = true
    ignore_changes = [input]
  }
}
variable "v" {
  type = string
  default = "x"
  description = "d"
}
output "o" {
  value = var.v
}
locals {
  a = 1
  b = local.a
}
