variable "n" {
  default = 3
}
output "a" {
  value = var.n
  precondition {
    condition = var.n > 5
    error_message = "n is ${var.n}"
  }
}
