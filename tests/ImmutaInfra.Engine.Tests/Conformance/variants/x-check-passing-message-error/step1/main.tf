variable "k" { default = "b" }
check "c" {
  assert {
    condition = var.k == "b"
    error_message = "x ${tonumber(var.k)}"
  }
}
output "o" { value = 1 }
