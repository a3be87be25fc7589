variable "l" { type = list(string) }
output "o" { value = var.l }
