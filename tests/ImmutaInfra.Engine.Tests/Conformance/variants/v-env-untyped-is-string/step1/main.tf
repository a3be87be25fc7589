variable "n" {
}
output "o" {
  value = var.n
}
