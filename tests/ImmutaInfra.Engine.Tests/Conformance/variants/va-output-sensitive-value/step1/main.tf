variable "s" {
  default = { a = [1] }
  sensitive = true
}
output "a" {
  value = var.s.a[0]
}
