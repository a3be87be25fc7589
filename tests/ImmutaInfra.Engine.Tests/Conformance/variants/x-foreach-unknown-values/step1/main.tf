resource "terraform_data" "a" { input = "v" }
resource "terraform_data" "b" {
  for_each = { k = terraform_data.a.output, l = "z" }
  input = each.value
}
output "o" { value = { for k, r in terraform_data.b : k => r.output } }
