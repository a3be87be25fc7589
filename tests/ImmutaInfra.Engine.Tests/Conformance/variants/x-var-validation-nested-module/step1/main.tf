module "m" {
  source = "./m"
  for_each = { x = 1, y = 20 }
  n = each.value
}
