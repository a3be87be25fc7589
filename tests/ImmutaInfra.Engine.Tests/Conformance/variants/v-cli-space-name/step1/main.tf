variable "n" {
  default = 1
}
output "o" {
  value = var.n
}
