variable "b" {
  type = string
  nullable = false
}
output "o" { value = [var.b] }
