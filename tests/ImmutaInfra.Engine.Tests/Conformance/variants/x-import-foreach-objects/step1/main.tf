locals { l = [{ i = 0, id = "zero" }, { i = 1, id = "one" }] }
import {
  for_each = { for o in local.l : o.id => o }
  to = terraform_data.r[each.value.i]
  id = each.value.id
}
resource "terraform_data" "r" { count = 3 }
