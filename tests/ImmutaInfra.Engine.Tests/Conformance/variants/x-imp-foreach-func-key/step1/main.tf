resource "terraform_data" "a" { for_each = { X = 1 } }
import {
  for_each = toset(["x"])
  to = terraform_data.a[upper(each.value)]
  id = each.value
}
