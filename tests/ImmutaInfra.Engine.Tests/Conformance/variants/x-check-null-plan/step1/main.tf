variable "k" { 
  default = null
  type = bool
}
check "c" {
  assert {
    condition = var.k
    error_message = "x"
  }
}
output "o" { value = 1 }
