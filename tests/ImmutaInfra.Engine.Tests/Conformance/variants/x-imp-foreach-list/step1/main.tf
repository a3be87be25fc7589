resource "terraform_data" "a" { count = 2 }
import {
  for_each = ["p", "q"]
  to = terraform_data.a[each.key]
  id = each.value
}
