variable "x" {
  type = string
  default = "abc"
}
output "x" { value = var.x }
