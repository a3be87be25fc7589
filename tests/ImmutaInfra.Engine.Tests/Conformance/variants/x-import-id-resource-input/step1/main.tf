resource "terraform_data" "z" { input = "iid" }
resource "terraform_data" "a" { }
import {
  to = terraform_data.a
  id = terraform_data.z.input
}
