variable "a" { default = 1 }
variable "b" {
  default = 2
  nullable = false
}
variable "c" {
  type = string
  default = null
}
output "o" { value = [var.a, var.b, var.c] }
