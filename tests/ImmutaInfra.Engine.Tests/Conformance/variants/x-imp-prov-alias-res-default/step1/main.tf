provider "terraform" { alias = "x" }
resource "terraform_data" "a" { }
import {
  provider = terraform.x
  to = terraform_data.a
  id = "q"
}
