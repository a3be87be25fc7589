variable "n" {
  type = list(string)
}
output "o" {
  value = var.n
}
