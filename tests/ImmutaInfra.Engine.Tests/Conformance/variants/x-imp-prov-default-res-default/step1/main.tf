resource "terraform_data" "a" { }
import {
  provider = terraform
  to = terraform_data.a
  id = "q"
}
