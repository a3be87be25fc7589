resource "terraform_data" "a" { for_each = toset(["q"]) }
import {
  for_each = toset(["q", "r"])
  to = terraform_data.a[each.key]
  id = each.key
}
