resource "terraform_data" "a" {
  provisioner "local-exec" { command = "exit 7" }
}
resource "terraform_data" "b" { depends_on = [terraform_data.a] }
resource "terraform_data" "c" { }
