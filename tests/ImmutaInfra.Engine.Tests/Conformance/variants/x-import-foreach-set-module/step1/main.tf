import {
  for_each = toset(["x", "y"])
  to = module.m[each.key].terraform_data.r
  id = "id-${each.value}"
}
module "m" {
  source = "./m"
  for_each = toset(["x", "y", "z"])
}
