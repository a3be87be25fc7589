variable "b" {
  default = "x"
}
output "a" {
  description = var.b
  value = 1
}
