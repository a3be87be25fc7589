module "a" {
  source   = "./a"
  for_each = { x = 2, y = 0, z = 1 }
  n        = each.value
  name     = each.key
}
output "all" {
  value = { for k, m in module.a : k => m.ids }
}
output "flat" {
  value = flatten([for m in module.a : m.names])
}
