locals {
  s = sensitive({ a = 1 })
}
resource "terraform_data" "a" {
  input = local.s.a
}
output "o" {
  value = local.s
}
