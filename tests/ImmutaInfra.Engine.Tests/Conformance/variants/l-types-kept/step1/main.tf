locals {
  a = tolist(["x"])
  b = concat(local.a, [1])
  c = merge({ a = 1 }, { b = "x" })
}
output "b" {
  value = local.b
}
output "c" {
  value = local.c
}
