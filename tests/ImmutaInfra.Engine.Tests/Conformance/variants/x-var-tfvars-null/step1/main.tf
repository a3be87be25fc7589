variable "a" {
  default = 1
}
variable "b" {
  default = 2
  nullable = false
}
output "o" { value = [var.a, var.b] }
