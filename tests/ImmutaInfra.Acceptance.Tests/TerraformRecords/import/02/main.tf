import {
  to = terraform_data.a
  id = "given"
}
resource "terraform_data" "a" { input = 1 }
