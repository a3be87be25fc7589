variable "v" {
  type = list(any)
  default = [{ a = 1 }, { b = 2 }]
}
output "o" { value = var.v }
