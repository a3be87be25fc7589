variable "s" {
  sensitive = true
  default = true
}
output "o" {
  value = var.s ? "a" : "b"
}
