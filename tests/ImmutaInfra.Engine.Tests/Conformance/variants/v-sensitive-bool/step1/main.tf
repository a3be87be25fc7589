variable "s" {
  type = bool
  sensitive = true
  default = true
}
resource "terraform_data" "a" {
  input = var.s ? "yes" : "no"
}
output "o" {
  value = nonsensitive(var.s)
}
