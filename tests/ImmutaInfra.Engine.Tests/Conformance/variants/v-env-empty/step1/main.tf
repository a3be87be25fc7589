variable "n" {
  type = string
  default = "d"
}
output "o" {
  value = "<${var.n}>"
}
