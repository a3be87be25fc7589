locals {
  a = { x = 1, y = local.a.x }
}
output "o" {
  value = local.a
}
