resource "terraform_data" "a" {
  count = 2
}
resource "terraform_data" "b" {
  count = length(terraform_data.a[*].id)
  input = terraform_data.a[count.index].id
}
