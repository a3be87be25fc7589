variable "n" { type = number }
variable "s" { type = string }
variable "b" { type = bool }
output "o" { value = [var.n, var.s, var.b] }
