variable "i" {}
resource "terraform_data" "r" { input = var.i }
output "o" { value = terraform_data.r.input }
