resource "terraform_data" "a" { input = toset(["b", "a"]) }
resource "terraform_data" "b" { input = tomap({ x = 1 }) }
resource "terraform_data" "c" { input = [1, "a", null, { z = true }] }
resource "terraform_data" "d" { input = null }
resource "terraform_data" "e" { input = tolist([]) }
output "t" { value = [terraform_data.a.output, terraform_data.b.output, terraform_data.c.output, terraform_data.d.output, terraform_data.e.output] }
