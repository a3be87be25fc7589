variable "x" {
  type = number
  default = 1
}
output "x" { value = var.x }
