resource "terraform_data" "c" {
  count = 2
  input = count.index
}
resource "terraform_data" "e" {
  for_each = { a = 1, d = 3 }
  input    = each.value
}
resource "terraform_data" "d" {
  input = 1
}
output "all" { value = terraform_data.c[*].output }
output "map" { value = { for k, v in terraform_data.e : k => v.output } }
