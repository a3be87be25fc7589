resource "terraform_data" "a" { provider = terraform }
import {
  provider = terraform
  to = terraform_data.a
  id = "q"
}
