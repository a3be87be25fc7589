resource "terraform_data" "a" { count = 2 }
import {
  for_each = [1.5]
  to = terraform_data.a[each.value]
  id = "x"
}
