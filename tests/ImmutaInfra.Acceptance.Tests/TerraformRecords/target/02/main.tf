resource "terraform_data" "a" { input = 2 }
resource "terraform_data" "b" { input = terraform_data.a.output }
resource "terraform_data" "c" { input = 2 }
output "o" { value = terraform_data.b.id }
output "c" { value = terraform_data.c.output }
