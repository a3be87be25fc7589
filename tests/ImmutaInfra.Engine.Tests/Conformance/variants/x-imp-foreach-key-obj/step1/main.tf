resource "terraform_data" "a" { for_each = { "true" = 1 } }
import {
  for_each = [{}]
  to = terraform_data.a[each.value]
  id = "x"
}
