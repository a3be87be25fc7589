resource "terraform_data" "count" {
  input = 1
}
output "o" {
  value = terraform_data.count.output
}
