resource "terraform_data" "a" { for_each = { "0" = 1 } }
import {
  for_each = ["p"]
  to = terraform_data.a["${each.key}"]
  id = each.value
}
