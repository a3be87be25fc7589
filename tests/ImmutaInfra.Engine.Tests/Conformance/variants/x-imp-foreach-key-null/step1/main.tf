resource "terraform_data" "a" { for_each = { "0" = 1 } }
import {
  for_each = [null]
  to = terraform_data.a[each.value]
  id = "x"
}
