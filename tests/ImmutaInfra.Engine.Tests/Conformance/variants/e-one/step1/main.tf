resource "terraform_data" "a" {
  count = 0
}
output "o" {
  value = one(terraform_data.a[*].id)
}
