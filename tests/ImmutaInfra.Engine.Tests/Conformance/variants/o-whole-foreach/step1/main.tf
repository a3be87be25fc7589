resource "terraform_data" "a" {
  for_each = { x = 1, y = "z" }
  input = each.value
}
output "a" {
  value = { for k, r in terraform_data.a : k => r.output }
}
output "b" {
  value = values(terraform_data.a)[*].input
}
