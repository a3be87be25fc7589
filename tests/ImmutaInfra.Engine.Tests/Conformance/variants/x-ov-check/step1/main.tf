check "a" {
  assert {
    condition = true
    error_message = "x"
  }
}
