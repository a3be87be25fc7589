locals { ids = { a = "id-a", b = "id-b" } }
import {
  for_each = local.ids
  to = terraform_data.r[each.key]
  id = each.value
}
resource "terraform_data" "r" {
  for_each = local.ids
}
