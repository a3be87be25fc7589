variable "a" {
  type = set(string)
  default = ["b", "a", "b"]
}
output "o" {
  value = var.a
}
