locals {
  a = local.a
}
output "o" {
  value = local.a
}
