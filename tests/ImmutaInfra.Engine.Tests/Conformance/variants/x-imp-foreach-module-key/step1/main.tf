module "m" {
  source = "./m"
  count = 2
}
import {
  for_each = ["p", "q"]
  to = module.m[each.key].terraform_data.a
  id = each.value
}
