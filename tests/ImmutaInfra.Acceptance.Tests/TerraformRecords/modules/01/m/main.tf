variable "v" { type = string }
resource "terraform_data" "r" {
  input = var.v
}
resource "terraform_data" "s" {
  count = 2
  input = "${terraform_data.r.output}${count.index}"
}
output "o" { value = terraform_data.r.output }
