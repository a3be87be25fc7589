variable "k" { default = "b" }
check "c" {
  assert {
    condition = var.k == "c"
    error_message = "it is ${tonumber(var.k)}"
  }
}
