locals {
  raw = { a = { b = 1 } }
}
output "o" {
  value = [try(local.raw.x.y, "d"), try(local.raw.a.b, 0), can(local.raw.z)]
}
