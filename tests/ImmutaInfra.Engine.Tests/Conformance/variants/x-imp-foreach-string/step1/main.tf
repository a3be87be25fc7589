resource "terraform_data" "a" { count = 2 }
import {
  for_each = "ab"
  to = terraform_data.a[each.key]
  id = each.value
}
