variable "k" { 
  default = null
  type = string
}
check "c" {
  assert {
    condition = var.k != null
    error_message = var.k
  }
}
output "o" { value = 1 }
