variable "s" {
  type = map(string)
  sensitive = true
  default = { a = "x", b = "y" }
}
locals {
  up = { for k, v in nonsensitive(var.s) : k => upper(v) }
}
output "o" {
  value = { for k, v in var.s : k => upper(v) }
  sensitive = true
}
output "p" {
  value = local.up
}
resource "terraform_data" "a" {
  input = var.s
}
