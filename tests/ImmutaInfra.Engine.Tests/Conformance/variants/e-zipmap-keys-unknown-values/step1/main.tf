resource "terraform_data" "a" {
  count = 2
  input = count.index
}
resource "terraform_data" "b" {
  for_each = zipmap(["x", "y"], terraform_data.a[*].id)
  input = each.value
}
