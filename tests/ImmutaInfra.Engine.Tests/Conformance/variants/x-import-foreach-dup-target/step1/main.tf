resource "terraform_data" "a" {}
import {
  for_each = toset(["x","y"])
  to = terraform_data.a
  id = each.key
}
