resource "terraform_data" "a" {
  input = "x"
}
resource "terraform_data" "b" {
  count = startswith("abc-${terraform_data.a.id}", "abc") ? 1 : 0
  input = length("abc-${terraform_data.a.id}") > 1
}
