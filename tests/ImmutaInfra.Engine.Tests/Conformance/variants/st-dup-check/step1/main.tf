check "a" {
  assert {
    condition = true
    error_message = "x"
  }
}
check "a" {
  assert {
    condition = true
    error_message = "x"
  }
}
