variable "p" {
  sensitive = true
  default = "x"
}
output "o" { value = { a = 1, b = var.p } }
