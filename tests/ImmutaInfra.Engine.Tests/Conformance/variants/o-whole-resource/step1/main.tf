resource "terraform_data" "a" {
  input = { k = [1, 2] }
}
output "a" {
  value = terraform_data.a
}
output "b" {
  value = terraform_data.a.input.k[1]
}
