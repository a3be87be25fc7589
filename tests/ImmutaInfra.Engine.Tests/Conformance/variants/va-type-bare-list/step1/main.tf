variable "a" {
  type = list
  default = [1, "x"]
}
output "o" {
  value = var.a
}
