resource "terraform_data" "a" { count = 2 }
import {
  for_each = toset([{ i = 0, id = "x" }])
  to = terraform_data.a[each.value.i]
  id = each.value.id
}
