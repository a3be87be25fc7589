resource "terraform_data" "a" {}
output "o" {
  value = "static"
  depends_on = [terraform_data.a]
}
