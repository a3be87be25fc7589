resource "terraform_data" "a" { count = 2 }
import {
  for_each = toset([0, 1])
  to = terraform_data.a[each.key]
  id = "i${each.key}"
}
