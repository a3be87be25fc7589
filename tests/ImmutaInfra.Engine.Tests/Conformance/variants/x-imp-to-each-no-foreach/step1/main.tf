resource "terraform_data" "a" { for_each = { x = 1 } }
import {
  to = terraform_data.a[each.key]
  id = "x"
}
