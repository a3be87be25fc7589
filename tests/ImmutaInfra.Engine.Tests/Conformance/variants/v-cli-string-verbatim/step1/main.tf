variable "n" {
  type = string
}
output "o" {
  value = var.n
}
