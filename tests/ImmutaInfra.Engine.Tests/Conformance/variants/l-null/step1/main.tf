locals {
  a = null
  b = local.a == null ? "n" : "v"
  c = coalesce(local.a, "x")
}
output "o" {
  value = [local.a, local.b, local.c]
}
