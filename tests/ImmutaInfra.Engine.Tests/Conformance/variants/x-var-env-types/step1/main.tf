variable "l" { type = list(number) }
variable "m" { type = map(string) }
variable "b" { type = bool }
variable "n" { type = number }
variable "s" { type = string }
variable "a" { type = any }
variable "x" {}
output "o" { value = [var.l, var.m, var.b, var.n, var.s, var.a, var.x] }
