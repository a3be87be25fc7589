locals { k = "x" }
resource "terraform_data" "a" { for_each = { x = "v" } }
import {
  to = terraform_data.a[local.k]
  id = "i"
}
