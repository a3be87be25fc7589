variable "s" {
  type = object({ a = string, b = list(string) })
  sensitive = true
  default = { a = "x", b = ["y", "z"] }
}
resource "terraform_data" "r" { input = { k = var.s.a, l = length(var.s.b) } }
output "o" {
  value = { plain = 1, secret = var.s.b }
  sensitive = true
}
output "n" { value = nonsensitive(length(var.s.b)) }
