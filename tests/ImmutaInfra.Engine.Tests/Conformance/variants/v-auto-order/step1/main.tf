variable "a" {}
variable "b" {}
variable "c" {}
output "o" {
  value = [var.a, var.b, var.c]
}
