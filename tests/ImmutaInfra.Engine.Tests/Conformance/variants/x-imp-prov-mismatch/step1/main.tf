provider "terraform" { alias = "x" }
provider "terraform" { alias = "y" }
resource "terraform_data" "a" { provider = terraform.x }
import {
  provider = terraform.y
  to = terraform_data.a
  id = "q"
}
