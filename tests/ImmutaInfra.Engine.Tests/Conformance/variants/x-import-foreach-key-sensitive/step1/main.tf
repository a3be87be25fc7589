resource "terraform_data" "a" { for_each = { x = "v" } }
import {
  for_each = sensitive({ x = "x" })
  to = terraform_data.a[each.value]
  id = "i${each.key}"
}
