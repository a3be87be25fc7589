resource "terraform_data" "a" {
  input = { x = 1 }
}
locals {
  v = terraform_data.a.output.x
}
resource "terraform_data" "b" {
  input = local.v + 1
}
output "o" {
  value = local.v
}
