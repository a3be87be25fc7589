resource "terraform_data" "b" { count = 2 }
import {
  to = terraform_data.b[0]
  id = "i"
}
import {
  to = terraform_data.b[0]
  id = "i"
}
