resource "terraform_data" "a" { for_each = toset([]) }
import {
  for_each = toset([])
  to = terraform_data.a[each.key]
  id = each.key
}
