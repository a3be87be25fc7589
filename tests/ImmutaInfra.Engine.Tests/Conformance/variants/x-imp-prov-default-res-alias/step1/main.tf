provider "terraform" { alias = "x" }
resource "terraform_data" "a" { provider = terraform.x }
import {
  provider = terraform
  to = terraform_data.a
  id = "q"
}
