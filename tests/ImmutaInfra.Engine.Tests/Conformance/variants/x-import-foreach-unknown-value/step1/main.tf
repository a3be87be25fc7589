resource "terraform_data" "z" {}
resource "terraform_data" "a" { for_each = { x = "v" } }
import {
  for_each = { x = terraform_data.z.id }
  to = terraform_data.a[each.key]
  id = each.value
}
