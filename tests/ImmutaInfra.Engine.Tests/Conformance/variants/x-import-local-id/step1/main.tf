variable "id" { default = "vid" }
locals { id = "${var.id}-x" }
resource "terraform_data" "a" {}
import {
  to = terraform_data.a
  id = local.id
}
output "id" { value = terraform_data.a.id }
