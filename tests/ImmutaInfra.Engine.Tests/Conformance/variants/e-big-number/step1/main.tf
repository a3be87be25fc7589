output "o" {
  value = 12345678901234567890123456789 + 1
}
output "p" {
  value = 0.1 + 0.2
}
resource "terraform_data" "a" {
  input = 9007199254740993
}
