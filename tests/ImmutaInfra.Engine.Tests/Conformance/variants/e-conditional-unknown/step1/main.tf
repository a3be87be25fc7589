resource "terraform_data" "a" {
  input = "x"
}
resource "terraform_data" "b" {
  input = terraform_data.a.output == "x" ? [1, 2] : [3]
}
output "o" {
  value = terraform_data.b.output
}
