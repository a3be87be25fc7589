resource "terraform_data" "a" { for_each = { x = 1 } }
import {
  for_each = toset(["x"])
  to = terraform_data.a["x"]
  id = each.key
}
