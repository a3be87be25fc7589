resource "terraform_data" "x" { input = 3 }
output "o" { value = terraform_data.x.input }
output "p" { value = terraform_data.x.output }
