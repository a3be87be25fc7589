resource "terraform_data" "a" { count = 2 }
import {
  to = terraform_data.a[0]
  id = "one"
}
import {
  for_each = toset([0])
  to = terraform_data.a[each.key]
  id = "two"
}
