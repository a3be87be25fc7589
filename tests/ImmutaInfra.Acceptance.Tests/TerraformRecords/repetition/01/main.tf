resource "terraform_data" "c" {
  count = 3
  input = count.index
}
resource "terraform_data" "e" {
  for_each = { a = 1, "b.c" = 2 }
  input    = each.value
}
resource "terraform_data" "d" {
  count = 3
  input = terraform_data.c[count.index].id
}
output "all" { value = terraform_data.c[*].output }
output "map" { value = { for k, v in terraform_data.e : k => v.output } }
