variable "a" {}
variable "b" {}
variable "c" {}
variable "d" {}
variable "e" {}
output "o" { value = [var.a, var.b, var.c, var.d, var.e] }
