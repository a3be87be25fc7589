variable "s" {
  default = "x"
  sensitive = true
}
resource "terraform_data" "a" {}
import {
  to = terraform_data.a
  id = var.s
}
