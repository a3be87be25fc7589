variable "n" {
  type = number
}
variable "b" {
  type = bool
}
variable "l" {
  type = list(string)
}
output "o" {
  value = [var.n, var.b, var.l]
}
