resource "terraform_data" "z" {
  for_each = toset(["x", "y"])
  input = "id-${each.key}"
}
resource "terraform_data" "a" { for_each = toset(["x", "y"]) }
import {
  for_each = { for k, v in terraform_data.z : k => v.input }
  to = terraform_data.a[each.key]
  id = each.value
}
