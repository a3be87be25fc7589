resource "terraform_data" "a" {
  input = { n = 2, list = ["x", null], s = "t" }
}
resource "terraform_data" "b" {
  input = terraform_data.a.output.n
}
output "id" { value = terraform_data.a.id }
output "o" { value = terraform_data.b.output }
