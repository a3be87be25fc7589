variable "l" { type = list(string) }
variable "s" { type = string }
output "o" { value = [var.l, var.s] }
