resource "terraform_data" "a" { count = 2 }
import {
  for_each = var.zz
  to = terraform_data.a[each.value]
  id = "x"
}
