locals { m = { a = 1 } }
variable "k" { default = "b" }
check "c" {
  assert {
    condition = local.m[var.k] == 1
    error_message = "x"
  }
}
check "d" {
  assert {
    condition = null
    error_message = "x"
  }
}
