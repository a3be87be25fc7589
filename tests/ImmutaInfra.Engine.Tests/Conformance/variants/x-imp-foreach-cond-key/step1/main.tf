resource "terraform_data" "a" { for_each = { X = 1 } }
import {
  for_each = toset(["x"])
  to = terraform_data.a[each.value == "x" ? "X" : "Y"]
  id = each.value
}
