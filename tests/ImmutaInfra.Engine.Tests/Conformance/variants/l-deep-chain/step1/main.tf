locals {
  a = 1
  b = local.a + 1
  c = { x = local.b, y = [local.a, local.b] }
  d = local.c.y[1] * local.c.x
}
locals {
  e = [for i in range(local.d) : i * local.a]
}
output "o" {
  value = local.e
}
