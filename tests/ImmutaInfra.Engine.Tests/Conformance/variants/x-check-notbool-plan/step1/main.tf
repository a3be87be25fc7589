variable "k" { default = "abc" }
check "c" {
  assert {
    condition = var.k
    error_message = "x"
  }
}
output "o" { value = 1 }
