variable "k" { default = "b" }
output "o" {
  value = var.k
  precondition {
    condition = var.k == "c"
    error_message = "k is ${var.k}"
  }
}
