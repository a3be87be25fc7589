resource "terraform_data" "a" { for_each = { x1 = "v" } }
import {
  for_each = toset(["x"])
  to = terraform_data.a["${each.key}1"]
  id = "i"
}
