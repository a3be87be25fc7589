variable "a" {}
variable "b" {}
output "o" { value = { a = var.a, b = var.b } }
