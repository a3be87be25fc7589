variable "k" { default = "b" }
check "c" {
  assert {
    condition = tonumber(var.k) == 1
    error_message = "x"
  }
}
output "o" { value = 1 }
