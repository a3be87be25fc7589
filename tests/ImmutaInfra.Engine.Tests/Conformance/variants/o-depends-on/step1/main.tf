resource "terraform_data" "a" {
  input = 3
}
output "a" {
  value = 1
  depends_on = [terraform_data.a]
}
