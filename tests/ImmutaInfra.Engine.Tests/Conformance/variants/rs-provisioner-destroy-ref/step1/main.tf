locals {
  x = "y"
}
resource "terraform_data" "a" {
  provisioner "local-exec" {
    when = destroy
    command = "echo ${local.x}"
  }
}
