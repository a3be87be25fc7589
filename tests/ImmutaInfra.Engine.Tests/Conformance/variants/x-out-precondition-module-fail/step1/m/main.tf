variable "v" {}
output "o" {
  value = var.v
  precondition {
    condition = var.v == 1
    error_message = "v is ${var.v}"
  }
}
