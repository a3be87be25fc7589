resource "terraform_data" "a" { count = 2}
import {
  for_each = null
  to = terraform_data.a[0]
  id = each.key
}
