variable "n" {
  type = any
}
output "o" {
  value = var.n
}
