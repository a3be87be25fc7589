variable "n" {
  type = list(number)
}
output "o" {
  value = var.n
}
