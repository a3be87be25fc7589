variable "a" {
  type = "string"
  default = 5
}
variable "b" {
  type = "list"
  default = ["x"]
}
variable "c" {
  type = "map"
  default = { x = 1 }
}
output "o" {
  value = [var.a, var.b, var.c]
}
