resource "terraform_data" "a" {
  input = "x"
}
resource "terraform_data" "b" {
  count = terraform_data.a.id != null ? 1 : 0
  input = terraform_data.a.output != null
}
